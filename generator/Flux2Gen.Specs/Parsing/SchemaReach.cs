using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Finds the components that can be reached from a schema.</summary>
internal static class SchemaReach
{
    public static HashSet<string> From(Schema? root, IReadOnlyDictionary<string, Schema> components)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Stack<Schema> open = new();
        if (root is not null)
        {
            open.Push(root);
        }

        while (open.Count > 0)
        {
            Schema schema = open.Pop();
            if (schema.Reference is { } name && reached.Add(name) && components.TryGetValue(name, out Schema? target))
            {
                open.Push(target);
            }

            foreach (Schema child in Children(schema))
            {
                open.Push(child);
            }
        }

        return reached;
    }

    /// <summary>The components that a schema refers to itself.</summary>
    public static HashSet<string> ReferencesOf(Schema root)
    {
        HashSet<string> references = new(StringComparer.Ordinal);
        Stack<Schema> open = new([root]);
        while (open.Count > 0)
        {
            Schema schema = open.Pop();
            if (schema.Reference is { } name)
            {
                references.Add(name);
            }

            foreach (Schema child in Children(schema))
            {
                open.Push(child);
            }
        }

        return references;
    }

    private static IEnumerable<Schema> Children(Schema schema)
    {
        IEnumerable<Schema> children = [.. schema.Properties.Select(static pair => pair.Value), .. schema.AnyOf, .. schema.OneOf, .. schema.AllOf, .. schema.PrefixItems, .. schema.PatternProperties.Select(static pair => pair.Value)];
        if (schema.Items is { } items)
        {
            children = children.Append(items);
        }

        return schema.AdditionalProperties is { } values ? children.Append(values) : children;
    }
}
