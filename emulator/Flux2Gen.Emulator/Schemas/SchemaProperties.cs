namespace Flux2Gen.Emulator.Schemas;

/// <summary>Collects the properties of an object schema over its <c>allOf</c> arms.</summary>
internal static class SchemaProperties
{
    private const int MaximumDepth = 16;

    public static IReadOnlyList<SchemaProperty> Of(SchemaNode schema)
    {
        List<(string Name, SchemaNode Schema)> found = [];
        HashSet<string> required = new(StringComparer.Ordinal);
        List<string> order = [];
        Collect(schema, found, required, order, 0);

        Dictionary<string, int> rank = new(StringComparer.Ordinal);
        foreach (string name in order)
            rank.TryAdd(name, rank.Count);
        return [.. found
            .DistinctBy(property => property.Name, StringComparer.Ordinal)
            .OrderBy(property => rank.GetValueOrDefault(property.Name, int.MaxValue))
            .Select(property => new SchemaProperty(property.Name, property.Schema, required.Contains(property.Name)))];
    }

    private static void Collect(SchemaNode schema, List<(string Name, SchemaNode Schema)> found, HashSet<string> required, List<string> order, int depth)
    {
        if (schema.IsMissing || depth > MaximumDepth)
            return;
        found.AddRange(schema.OwnProperties);
        required.UnionWith(schema.RequiredNames);
        order.AddRange(schema.DisplayOrder);
        foreach (SchemaNode arm in schema.AllOf)
            Collect(arm, found, required, order, depth + 1);
    }
}
