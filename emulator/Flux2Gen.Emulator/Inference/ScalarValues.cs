using System.Text.Json;
using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Inference;

/// <summary>Plausible strings, numbers and booleans.</summary>
internal sealed class ScalarValues(ModelInput model)
{
    public void Write(Utf8JsonWriter writer, SchemaNode schema, string name)
    {
        if (schema.Is("string"))
            writer.WriteStringValue(Fit(Text(schema, name), schema));
        else if (schema.Is("integer") && name == "seed")
            writer.WriteNumberValue(model.Seed);
        else if (schema.Is("integer") || schema.Is("number"))
            WriteNumber(writer, schema, name == "timings" ? 1 : 0);
        else if (schema.Is("boolean"))
            writer.WriteBooleanValue(schema.TryGetKeyword("default", out JsonElement value) && value.ValueKind is JsonValueKind.True);
        else if (Suggested(schema, JsonValueKind.Undefined) is { } suggestion)
            suggestion.WriteTo(writer);
        else
            writer.WriteNullValue();
    }

    private static JsonElement? Suggested(SchemaNode schema, JsonValueKind kind)
    {
        foreach (JsonElement value in schema.SuggestedValues)
        {
            if (kind is JsonValueKind.Undefined || value.ValueKind == kind)
                return value;
        }

        return null;
    }

    private string Text(SchemaNode schema, string name)
    {
        if (name.EndsWith("prompt", StringComparison.Ordinal) && model.Prompt.Length > 0)
            return model.Prompt;
        if (schema.GetText("format") is "date-time")
            return "2026-01-01T00:00:00Z";
        if (name == "id" || name.EndsWith("_id", StringComparison.Ordinal))
            return StableHash.Combine(StableHash.Of(name), unchecked((ulong)model.Seed)).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        if (schema.TryGetKeyword("pattern", out _) && Suggested(schema, JsonValueKind.String) is { } example)
            return JsonText.Read(example);
        return model.Prompt.Length > 0 ? $"local fal: {model.Prompt}" : "local fal";
    }

    private static string Fit(string text, SchemaNode schema)
    {
        if (schema.TryGetCount("maxLength", out int maximum) && text.Length > maximum)
            text = text[..maximum];
        return schema.TryGetCount("minLength", out int minimum) ? text.PadRight(Math.Min(minimum, 10_000), '.') : text;
    }

    /// <summary>The document's own suggestion when it is valid, else a bound, else the fallback.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, SchemaNode schema, int fallback)
    {
        foreach (JsonElement value in schema.SuggestedValues)
        {
            if (value.ValueKind is JsonValueKind.Number && InputValidator.Validate(value, schema).Count == 0)
            {
                value.WriteTo(writer);
                return;
            }
        }

        if (schema.TryGetNumber("minimum", out JsonElement minimum))
            minimum.WriteTo(writer);
        else if (schema.TryGetNumber("exclusiveMinimum", out JsonElement above) && above.TryGetDecimal(out decimal low))
            writer.WriteNumberValue(decimal.Floor(low) + 1);
        else if (schema.TryGetNumber("maximum", out JsonElement maximum) && maximum.TryGetDecimal(out decimal high) && high < 0)
            maximum.WriteTo(writer);
        else
            writer.WriteNumberValue(fallback);
    }
}
