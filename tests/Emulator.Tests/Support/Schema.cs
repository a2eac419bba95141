using System.Text.Json;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Tests.Support;

/// <summary>Schemas and values from text.</summary>
internal static class Schema
{
    /// <summary>A schema that may refer to <c>#/defs/…</c> of <paramref name="definitions"/>.</summary>
    public static SchemaNode Of(string schema, string definitions = "{}")
    {
        JsonElement root = Json($$"""{"schema":{{schema}},"defs":{{definitions}}}""");
        return SchemaNode.From(root, root.GetProperty("schema"));
    }

    public static JsonElement Json(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static IReadOnlyList<ValidationError> Validate(string schema, string value) => InputValidator.Validate(Json(value), Of(schema));

    /// <summary>The one error, as fal writes it.</summary>
    public static string SingleError(string schema, string value)
    {
        ValidationError error = Assert.Single(Validate(schema, value));
        return System.Text.Encoding.UTF8.GetString(JsonText.Write(error.WriteTo));
    }
}
