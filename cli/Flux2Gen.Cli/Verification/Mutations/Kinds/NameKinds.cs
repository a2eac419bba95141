using System.Text.Json.Nodes;
using static Flux2Gen.Cli.Verification.Mutations.MutableDocument;

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>Names of properties that mean something to C#, or cannot be names there.</summary>
internal static class NameKinds
{
    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        new("blank-name", static document => Rename(document, document.Random.Pick("", " ", "\t", "_", "\u00a0", "\u200b"))),
        new("keyword-name", static document => Rename(document, document.Random.Pick("class", "record", "await", "null", "field", "value", "file", "scoped", "yield", "this", "base", "nameof"))),
        new("inherited-name", static document => Rename(document, document.Random.Pick("equals", "get_type", "ToString", "GetHashCode", "memberwise_clone", "finalize", "clone", "equality_contract", "print_members", "deconstruct"))),
        new("emitted-name", static document => Rename(document, document.Random.Pick("additional_properties", "state", "validate", "with_files", "read_json", "WriteJson", "members", "writer", "reader", "validator", "endpoint", "options"))),
        new("own-type-name", OwnTypeName),
        new("same-after-casing", SameAfterCasing),
        new("text-as-name", static document => Rename(document, document.Random.Pick("🤩", "日本", "état", "3d", "a b", "a/b~1c%41", "a\"b", "a\\b", "a{0}b", "</summary>", "*/", "a\u2028b", "\u202eevil", "\u0000", "$ref", "a.b", new string('n', 600)))),
        new("media-name", static document => Rename(document, document.Random.Pick("image_url", "image_urls", "video_url", "file", "mask_urls", "audio"))),
    ];

    private static void Rename(MutableDocument document, string other)
    {
        (JsonObject owner, string name) = document.Property();
        Rename(owner, name, other);
    }

    private static void Rename(JsonObject owner, string name, string other)
    {
        Child(owner, "properties").Rename(name, other);
        JsonArray? required = owner["required"] as JsonArray;
        for (int index = 0; index < required?.Count; index++)
        {
            if (required[index] is JsonValue item && item.TryGetValue(out string? text) && text == name)
            {
                required[index] = other;
            }
        }
    }

    private static void OwnTypeName(MutableDocument document)
    {
        JsonObject[] named = [.. SchemaSites.WithProperties(document.Root).Where(schema => schema.Parent == document.Components)];
        JsonObject owner = named.Length > 0 ? document.Random.Pick(named) : document.ObjectSchema();
        Rename(owner, document.Random.Pick([.. Child(owner, "properties").Select(static pair => pair.Key)]), owner.GetPropertyNameOrEmpty());
    }

    private static void SameAfterCasing(MutableDocument document)
    {
        (JsonObject owner, string name) = document.Property();
        JsonObject properties = Child(owner, "properties");
        foreach (string other in (string[])[name.ToUpperInvariant(), name.Replace("_", "-", StringComparison.Ordinal), $"{name}_", $"_{name}", $"{name} "])
        {
            if (!properties.ContainsKey(other))
            {
                properties[other] = ParseNode(document.Random.Pick("""{ "type": "string" }""", """{ "type": "boolean" }""", """{ "enum": ["a"] }"""));
            }
        }
    }
}
