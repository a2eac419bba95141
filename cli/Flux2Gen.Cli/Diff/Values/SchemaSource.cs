using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>Reads the schemas of a document as sets of values: references, <c>allOf</c> and unions resolved.</summary>
/// <param name="root">The document.</param>
internal sealed class SchemaSource(JsonElement root)
{
    /// <summary>A schema with more alternatives is compared by the first ones.</summary>
    private const int MaxAlternatives = 256;

    private readonly Dictionary<string, ValueSchema> _schemas = new(StringComparer.Ordinal);

    /// <summary>Gets the schema that allows any value.</summary>
    public ValueSchema Any => Of([]);

    /// <summary>Reads a schema.</summary>
    /// <param name="parts">The schemas that hold at once.</param>
    /// <returns>The schema.</returns>
    public ValueSchema Of(params IReadOnlyList<SchemaPart> parts)
    {
        string key = string.Join(' ', parts.Select(part => part.Pointer));
        if (!_schemas.TryGetValue(key, out ValueSchema? schema))
        {
            schema = new ValueSchema(() => Alternatives(parts));
            _schemas.Add(key, schema);
        }

        return schema;
    }

    private List<ValueBranch> Alternatives(IReadOnlyList<SchemaPart> start)
    {
        List<SchemaPart> parts = [];
        List<List<SchemaPart>> found = [];
        if (start.All(part => TryAdd(part, parts)))
        {
            Distribute(parts, 0, found);
        }

        return [.. found.SelectMany(alternative => BranchReader.Read(this, alternative))];
    }

    /// <summary>Adds a schema and what it refers to; false when no value is one of it.</summary>
    private bool TryAdd(SchemaPart part, List<SchemaPart> parts)
    {
        if (part.Element.ValueKind == JsonValueKind.False)
        {
            return false;
        }

        if (part.Element.ValueKind != JsonValueKind.Object || parts.Exists(other => other.Pointer == part.Pointer))
        {
            return true;
        }

        parts.Add(part);
        if (JsonPath.Find(part.Element, "$ref") is { ValueKind: JsonValueKind.String } reference
            && JsonPath.Follow(root, reference.GetString()!) is { } target
            && !TryAdd(new SchemaPart(target, reference.GetString()!), parts))
        {
            return false;
        }

        return JsonPath.Find(part.Element, "allOf") is not { ValueKind: JsonValueKind.Array } all
            || all.EnumerateArray().Index().All(item => TryAdd(new SchemaPart(item.Item, $"{part.Pointer}/allOf/{item.Index}"), parts));
    }

    /// <summary>Makes one list of schemas for each choice of alternatives.</summary>
    private void Distribute(List<SchemaPart> parts, int next, List<List<SchemaPart>> found)
    {
        for (int index = next; index < parts.Count && found.Count < MaxAlternatives; index++)
        {
            string keyword = JsonPath.Find(parts[index].Element, "anyOf") is { ValueKind: JsonValueKind.Array } ? "anyOf" : "oneOf";
            if (JsonPath.Find(parts[index].Element, keyword) is not { ValueKind: JsonValueKind.Array } alternatives || alternatives.GetArrayLength() == 0)
            {
                continue;
            }

            foreach ((int number, JsonElement alternative) in alternatives.EnumerateArray().Index())
            {
                List<SchemaPart> extended = [.. parts];
                if (TryAdd(new SchemaPart(alternative, $"{parts[index].Pointer}/{keyword}/{number}"), extended))
                {
                    Distribute(extended, index + 1, found);
                }
            }

            return;
        }

        found.Add(parts);
    }
}
