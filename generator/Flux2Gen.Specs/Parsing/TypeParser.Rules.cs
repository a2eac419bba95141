using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <content>Which schemas decide what a value may be.</content>
internal sealed partial class TypeParser
{
    /// <summary>More than any real schema has; many properties may refer to one schema of many rules.</summary>
    private const int MaxRules = 256;

    private readonly Dictionary<Schema, IReadOnlyList<Schema>> _rules = [];

    /// <summary>The schemas whose rules a value keeps at once: its own, those that it refers to and mixes in, and that of its only alternative to null.</summary>
    private IReadOnlyList<Schema> Rules(Schema schema)
    {
        if (_rules.TryGetValue(schema, out IReadOnlyList<Schema>? known))
        {
            return known;
        }

        List<Schema> rules = [];
        HashSet<Schema> seen = [schema];
        Queue<Schema> open = new([schema]);
        while (open.Count > 0 && rules.Count < MaxRules)
        {
            Schema next = open.Dequeue();
            rules.Add(next);
            IEnumerable<Schema> more = [.. Target(next) is { } target ? [target] : (Schema[])[], .. next.AllOf, OnlyArm(next)];
            foreach (Schema rule in more.Where(seen.Add))
            {
                open.Enqueue(rule);
            }
        }

        return _rules[schema] = rules;
    }

    /// <summary>The schemas that a schema stands for, itself first: what it refers to, its only part, its only alternative to null.</summary>
    private List<Schema> Chain(Schema schema)
    {
        List<Schema> chain = [];
        for (Schema? next = schema; next is not null && !chain.Contains(next); next = Target(next) ?? (next.AllOf.Count == 1 ? next.AllOf[0] : OnlyArm(next)))
        {
            chain.Add(next);
        }

        return chain;
    }

    /// <summary>The arm of <c>anyOf [X, null]</c> that says something; any other schema as it is.</summary>
    private Schema OnlyArm(Schema schema)
    {
        IReadOnlyList<Schema> arms = schema.AnyOf.Count > 0 ? schema.AnyOf : schema.OneOf;
        Schema[] telling = [.. arms.Where(arm => !IsNullOnly(arm)).Take(2)];
        return telling.Length == 1 ? telling[0] : schema;
    }
}
