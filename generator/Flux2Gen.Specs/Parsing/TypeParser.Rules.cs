using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <content>Which schemas decide what a value may be.</content>
internal sealed partial class TypeParser
{
    /// <summary>The schemas whose rules a value keeps at once: its own, those that it refers to and mixes in, and that of its only alternative to null.</summary>
    private List<Schema> Rules(Schema schema)
    {
        List<Schema> rules = [];
        Stack<Schema> open = new([schema]);
        while (open.Count > 0)
        {
            Schema next = open.Pop();
            if (rules.Contains(next))
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

        return rules;
    }

    /// <summary>The arm of <c>anyOf [X, null]</c> that says something; any other schema as it is.</summary>
    private Schema OnlyArm(Schema schema)
    {
        IReadOnlyList<Schema> arms = schema.AnyOf.Count > 0 ? schema.AnyOf : schema.OneOf;
        Schema[] telling = [.. arms.Where(arm => !IsNullOnly(arm))];
        return telling.Length == 1 ? telling[0] : schema;
    }
}
