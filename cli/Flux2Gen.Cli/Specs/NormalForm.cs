using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flux2Gen.Cli.Output;

namespace Flux2Gen.Cli.Specs;

/// <summary>
/// One way to write a document, so that two versions differ where they mean different things. Members are in ordinal order where
/// their order means nothing. It means something, and stays, where it decides what is emitted: the properties of an object (in the
/// order of <c>x-fal-order-properties</c>, where the document has it), paths, every array, and values that are shown to people.
/// </summary>
internal static class NormalForm
{
    // As deep as the generator reads.
    private const int MaxDepth = 128;

    /// <summary>Members of a schema that hold a schema, or an array of them.</summary>
    private static readonly HashSet<string> SchemaKeywords = new(StringComparer.Ordinal)
    {
        "items", "prefixItems", "additionalProperties", "additionalItems", "unevaluatedProperties", "unevaluatedItems", "propertyNames", "contains",
        "anyOf", "oneOf", "allOf", "not", "if", "then", "else",
    };

    /// <summary>Members of a schema whose members are names of somebody's choice, and each a schema.</summary>
    private static readonly HashSet<string> SchemaMaps = new(StringComparer.Ordinal)
    {
        "patternProperties", "$defs", "definitions", "dependentSchemas",
    };

    /// <summary>Members of other objects that are values of somebody's choice.</summary>
    private static readonly HashSet<string> Examples = new(StringComparer.Ordinal) { "example", "examples", "default", "enum" };

    /// <summary>Writes a document in its normal form.</summary>
    /// <param name="text">The JSON.</param>
    /// <returns>The normal form: indented by two spaces, LF, a final newline.</returns>
    /// <exception cref="StoreException">The text is not JSON, or no document.</exception>
    public static string Of(string text)
    {
        try
        {
            JsonElement root = JsonElement.Parse(text.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = MaxDepth });
            return root.ValueKind == JsonValueKind.Object
                ? JsonOutput.Text(writer => WriteDocument(writer, root))
                : throw new StoreException("It is JSON, and not an OpenAPI document.");
        }
        catch (JsonException exception)
        {
            throw new StoreException($"It is not JSON: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON, and no text.
            throw new StoreException("It has a string that is not valid Unicode.");
        }
    }

    /// <summary>Writes a text in its normal form if it is a document.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The normal form, or <see langword="null"/>.</returns>
    public static string? TryOf(string text)
    {
        try
        {
            return Of(text);
        }
        catch (StoreException)
        {
            return null;
        }
    }

    /// <summary>The hash of a document that is in its normal form.</summary>
    /// <param name="normalText">The text.</param>
    /// <returns>The SHA-256 of its UTF-8, as small hexadecimal digits.</returns>
    public static string HashOf(string normalText) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalText)));

    private static void WriteDocument(Utf8JsonWriter writer, JsonElement root) => WriteObject(writer, Sorted(root), (name, value) =>
    {
        switch (name)
        {
            // Where the document does not name its endpoint, the first path does.
            case "paths" when value.ValueKind == JsonValueKind.Object:
                WriteObject(writer, value.EnumerateObject(), (_, path) => WriteAny(writer, path));
                break;
            case "components" when value.ValueKind == JsonValueKind.Object:
                WriteObject(writer, Sorted(value), (kind, entries) => WriteComponents(writer, kind, entries));
                break;
            default:
                WriteMember(writer, name, value);
                break;
        }
    });

    private static void WriteComponents(Utf8JsonWriter writer, string kind, JsonElement entries)
    {
        if (kind == "schemas" && entries.ValueKind == JsonValueKind.Object)
        {
            WriteObject(writer, Sorted(entries), (_, schema) => WriteSchema(writer, schema));
        }
        else
        {
            WriteAny(writer, entries);
        }
    }

    private static void WriteAny(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, Sorted(value), (name, member) => WriteMember(writer, name, member));
                break;
            case JsonValueKind.Array:
                WriteArray(writer, value, WriteAny);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (name == "schema")
        {
            WriteSchema(writer, value);
        }
        else if (Examples.Contains(name) || name.StartsWith("x-", StringComparison.Ordinal))
        {
            value.WriteTo(writer);
        }
        else
        {
            WriteAny(writer, value);
        }
    }

    private static void WriteSchema(Utf8JsonWriter writer, JsonElement schema)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, Sorted(schema), (keyword, value) => WriteKeyword(writer, schema, keyword, value));
                break;
            case JsonValueKind.Array:
                WriteArray(writer, schema, WriteSchema);
                break;
            default:
                schema.WriteTo(writer);
                break;
        }
    }

    private static void WriteKeyword(Utf8JsonWriter writer, JsonElement schema, string keyword, JsonElement value)
    {
        if (SchemaKeywords.Contains(keyword))
        {
            WriteSchema(writer, value);
        }
        else if (keyword == "properties" && value.ValueKind == JsonValueKind.Object)
        {
            WriteObject(writer, Ordered(schema, value), (_, property) => WriteSchema(writer, property));
        }
        else if (SchemaMaps.Contains(keyword) && value.ValueKind == JsonValueKind.Object)
        {
            WriteObject(writer, Sorted(value), (_, entry) => WriteSchema(writer, entry));
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static IEnumerable<JsonProperty> Sorted(JsonElement value) => value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal);

    // Properties that the list forgets keep their order, after the others.
    private static IEnumerable<JsonProperty> Ordered(JsonElement schema, JsonElement properties)
    {
        if (!schema.TryGetProperty("x-fal-order-properties", out JsonElement names) || names.ValueKind != JsonValueKind.Array)
        {
            return properties.EnumerateObject();
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (JsonElement name in names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String))
        {
            places.TryAdd(name.GetString()!, places.Count);
        }

        return properties.EnumerateObject().OrderBy(property => places.GetValueOrDefault(property.Name, int.MaxValue));
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<JsonProperty> members, Action<string, JsonElement> writeValue)
    {
        writer.WriteStartObject();
        foreach (JsonProperty member in members)
        {
            writer.WritePropertyName(member.Name);
            writeValue(member.Name, member.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, JsonElement items, Action<Utf8JsonWriter, JsonElement> writeItem)
    {
        writer.WriteStartArray();
        foreach (JsonElement item in items.EnumerateArray())
        {
            writeItem(writer, item);
        }

        writer.WriteEndArray();
    }
}
