using System.Text;
using System.Text.Json;

namespace Flux2Gen;

/// <summary>Reads answers whose form is not certain.</summary>
internal static class JsonElementExtensions
{
    /// <summary>Reads JSON, or gives null when the bytes are none.</summary>
    public static JsonElement? TryParse(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json.Span, FalJson.ReaderOptions);
            var element = JsonElement.ParseValue(ref reader);
            return reader.Read() ? null : element;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The member of an object; null when the element is none, or the member is missing or <c>null</c>.</summary>
    public static JsonElement? Member(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
                ? value
                : null;
        }
        catch (InvalidOperationException)
        {
            // Another name has an escaped half of a character, at which the search gives up.
            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (IsNamed(property, name) && property.Value.ValueKind != JsonValueKind.Null)
                {
                    return property.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The text of a member, or null.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name)?.AsText();

    /// <summary>The text, or null when the element is something else.</summary>
    public static string? AsText(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a character, which no text can hold.
            return Encoding.UTF8.GetString(JsonUnescaping.Mend(Encoding.UTF8.GetBytes(element.GetRawText()[1..^1])));
        }
    }

    private static bool IsNamed(JsonProperty property, string name)
    {
        try
        {
            return property.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
