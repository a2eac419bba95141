using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <content>Which schemas decide what a value may be.</content>
internal sealed partial class TypeParser
{
    private readonly Dictionary<Schema, List<Schema>> _rules = [];

    private readonly Dictionary<Schema, (bool IsReadOnly, bool IsWriteOnly)> _directions = [];

    private readonly Dictionary<(Schema, TypeKind), ConstraintModel> _constraints = [];

    /// <summary>The schemas whose rules a value keeps at once: its own, those that it refers to and mixes in, and that of its only alternative to null.</summary>
    private List<Schema> Rules(Schema schema)
    {
        // A reference has words of its own, and the rules of what it refers to.
        Schema source = Target(schema) ?? schema;
        if (_rules.TryGetValue(source, out List<Schema>? known))
        {
            return known;
        }

        List<Schema> rules = [];
        HashSet<Schema> seen = [];
        Stack<Schema> open = new([source]);
        while (open.Count > 0)
        {
            Schema next = open.Pop();
            if (!seen.Add(next))
            {
                continue;
            }

            rules.Add(next);
            IEnumerable<Schema> more = [.. next.AllOf, .. Target(next) is { } target ? [target] : (Schema[])[], OnlyArm(next)];
            foreach (Schema rule in more)
            {
                open.Push(rule);
            }
        }

        return _rules[source] = rules;
    }

    /// <summary>Whether the rules of a schema have the server set a value, or keep it.</summary>
    private (bool IsReadOnly, bool IsWriteOnly) Direction(Schema schema)
    {
        Schema source = Target(schema) ?? schema;
        if (!_directions.TryGetValue(source, out (bool, bool) known))
        {
            List<Schema> rules = Rules(schema);
            known = _directions[source] = (rules.Exists(static rule => rule.IsReadOnly), rules.Exists(static rule => rule.IsWriteOnly));
        }

        return known;
    }

    /// <summary>What the rules of a schema say together of values of a kind of type; many may refer to one schema of many rules.</summary>
    private ConstraintModel Constraints(Schema schema, TypeKind kind)
    {
        (Schema, TypeKind) key = (Target(schema) ?? schema, kind);
        return _constraints.TryGetValue(key, out ConstraintModel? known) ? known : _constraints[key] = ConstraintParser.Parse(Rules(schema), kind);
    }

    /// <summary>The arm of <c>anyOf [X, null]</c> that says something; any other schema as it is.</summary>
    private Schema OnlyArm(Schema schema)
    {
        IReadOnlyList<Schema> arms = schema.AnyOf.Count > 0 ? schema.AnyOf : schema.OneOf;
        Schema[] telling = [.. arms.Where(arm => !IsNullOnly(arm))];
        return telling.Length == 1 ? telling[0] : schema;
    }
}
