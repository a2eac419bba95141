using System.Text.Json;

namespace Flux2Gen.Emulator.Schemas;

/// <summary>
/// A JSON Schema (2020-12, as fal's documents use it) seen directly in its document. Local references are
/// followed when the node is made; keywords beside a <c>$ref</c> win over those of its target.
/// </summary>
internal readonly partial struct SchemaNode
{
    private const int MaximumReferenceDepth = 32;

    private readonly JsonElement _root;
    private readonly JsonElement _site;
    private readonly JsonElement _target;

    private SchemaNode(JsonElement root, JsonElement site, JsonElement target)
    {
        _root = root;
        _site = site;
        _target = target;
    }

    /// <summary>Gets the schema after its references were followed; undefined when one leads nowhere or in circles.</summary>
    public JsonElement Element => _target;

    /// <summary>Gets a value indicating whether there is no schema here: absent, or a reference to nothing.</summary>
    public bool IsMissing => _target.ValueKind is not JsonValueKind.Object;

    /// <summary>Views the schema at <paramref name="schema"/>, a part of the document <paramref name="root"/>.</summary>
    public static SchemaNode From(JsonElement root, JsonElement schema) => new(root, schema, Follow(root, schema));

    /// <summary>Reads a keyword from beside the reference, or from what it refers to.</summary>
    public bool TryGetKeyword(string name, out JsonElement value)
    {
        if (_site.ValueKind is JsonValueKind.Object && _site.TryGetProperty(name, out value))
            return true;
        if (_target.ValueKind is JsonValueKind.Object && _target.TryGetProperty(name, out value))
            return true;
        value = default;
        return false;
    }

    /// <summary>Reads a numeric keyword such as <c>minimum</c>.</summary>
    public bool TryGetNumber(string name, out JsonElement value) =>
        TryGetKeyword(name, out value) && value.ValueKind is JsonValueKind.Number;

    /// <summary>Reads a keyword that counts, such as <c>maxLength</c>.</summary>
    public bool TryGetCount(string name, out int value)
    {
        value = 0;
        return TryGetNumber(name, out JsonElement number) && number.TryGetDouble(out double count)
            && count is >= 0 and <= int.MaxValue && (value = (int)count) == count;
    }

    /// <summary>Reads a text keyword such as <c>title</c>.</summary>
    public string? GetText(string name) =>
        TryGetKeyword(name, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private SchemaNode Child(JsonElement schema) => From(_root, schema);

    private List<SchemaNode> Children(string keyword) =>
        TryGetKeyword(keyword, out JsonElement arms) && arms.ValueKind is JsonValueKind.Array
            ? [.. arms.EnumerateArray().Select(Child)]
            : [];

    private static JsonElement Follow(JsonElement root, JsonElement schema)
    {
        for (int depth = 0; depth < MaximumReferenceDepth; depth++)
        {
            if (schema.ValueKind is not JsonValueKind.Object || !schema.TryGetProperty("$ref", out JsonElement reference))
                return schema;
            if (reference.ValueKind is not JsonValueKind.String || !SchemaPointer.TryFollow(root, reference.GetString()!, out schema))
                return default;
        }

        return default;
    }
}
