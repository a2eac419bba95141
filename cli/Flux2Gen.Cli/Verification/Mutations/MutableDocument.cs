using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flux2Gen.Cli.Verification.Mutations;

/// <summary>A document that is being altered, and what there is in it to alter.</summary>
internal sealed class MutableDocument
{
    private const int MaxDepth = 512;

    // As hostile as may be: what need not be escaped stands there as it is.
    private static readonly JsonWriterOptions Writing = new()
    {
        Indented = true,
        NewLine = "\n",
        MaxDepth = MaxDepth,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private MutableDocument(JsonObject root, MutationRandom random)
    {
        Root = root;
        Random = random;
    }

    /// <summary>Gets the document.</summary>
    public JsonObject Root { get; }

    /// <summary>Gets what decides where and how it is altered.</summary>
    public MutationRandom Random { get; }

    /// <summary>Gets the component schemas; a document without any gets an empty list of them.</summary>
    public JsonObject Components => Child(Child(Root, "components"), "schemas");

    /// <summary>Reads a document.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="random">What decides where and how it is altered.</param>
    /// <returns>The document, or <see langword="null"/> when the text is not a JSON object.</returns>
    public static MutableDocument? TryParse(string text, MutationRandom random)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth }) is JsonObject root
                ? new MutableDocument(root, random)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Makes a value.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The value.</returns>
    public static JsonNode? ParseNode(string json) => JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth });

    /// <summary>A schema that is in use and has what a mutation needs; when the document has none, it gets one.</summary>
    /// <param name="where">What the mutation needs.</param>
    /// <param name="plant">A schema that has it.</param>
    /// <returns>The schema.</returns>
    public JsonObject Schema(Func<JsonObject, bool> where, string plant)
    {
        JsonObject[] found = [.. SchemaSites.InUse(Root).Where(where)];
        return found.Length > 0 ? Random.Pick(found) : Plant(plant);
    }

    /// <summary>A schema in use, of whatever sort.</summary>
    /// <returns>The schema; never the whole input or output, which must be an object in any case.</returns>
    public JsonObject AnySchema() => Schema(schema => schema.Parent != Components && SchemaSites.IsBelowSchema(schema), """{"type":"string"}""");

    /// <summary>A schema in use that has properties.</summary>
    /// <returns>The schema.</returns>
    public JsonObject ObjectSchema() => SchemaSites.WithProperties(Root) is { Count: > 0 } found ? Random.Pick(found) : Host();

    /// <summary>A property in use.</summary>
    /// <returns>The schema of its object, and its name.</returns>
    public (JsonObject Owner, string Name) Property()
    {
        JsonObject owner = ObjectSchema();
        return (owner, Random.Pick([.. Child(owner, "properties").Select(pair => pair.Key)]));
    }

    /// <summary>Adds a property to a schema in use.</summary>
    /// <param name="json">The property's schema.</param>
    /// <returns>The property's schema.</returns>
    public JsonObject Plant(string json)
    {
        var schema = (JsonObject)ParseNode(json)!;
        Child(ObjectSchema(), "properties")["planted"] = schema;
        return schema;
    }

    /// <summary>Writes the document.</summary>
    /// <returns>The JSON, in many lines.</returns>
    public string ToText()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            Root.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>A member of an object that is an object; when it is not there, or not an object, it is made one.</summary>
    /// <param name="parent">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The member.</returns>
    public static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject child)
        {
            return child;
        }

        var made = new JsonObject();
        parent[name] = made;
        return made;
    }

    // A document without any object to work on gets one, though nothing may use it.
    private JsonObject Host()
    {
        JsonObject host = Components.Select(pair => pair.Value).OfType<JsonObject>().FirstOrDefault() ?? Child(Components, "PlantedInput");
        Child(host, "properties")["kept"] = ParseNode("""{"type":"string"}""");
        return host;
    }
}
