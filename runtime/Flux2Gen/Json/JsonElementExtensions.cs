using System.Text.Json;

namespace Flux2Gen.Json;

/// <summary>Reads answers whose form is not certain.</summary>
internal static class JsonElementExtensions
{
    /// <summary>Parses JSON, whatever its encoding. Invalid bytes become U+FFFD; <c>NaN</c> and the infinities become texts.</summary>
    /// <param name="text">The bytes.</param>
    /// <returns>The value; <see langword="null"/> if the bytes are not JSON.</returns>
    public static JsonElement? TryParse(ReadOnlyMemory<byte> text)
    {
        ReadOnlySpan<byte> utf8Json = TextDecoder.ToUtf8(text).Span;
        return ParseOrNull(utf8Json) ?? (NonFiniteNumbers.Quote(utf8Json) is { } quoted ? ParseOrNull(quoted) : null);
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
            return JsonUnescaping.Mend(JsonElementWriting.RawOf(element)[1..^1]);
        }
    }

    /// <summary>The name of a member, whatever is damaged in it.</summary>
    public static string SafeName(this JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\ufffd";
        }
    }

    private static JsonElement? ParseOrNull(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json, ModelJson.ReaderOptions);
            var element = JsonElement.ParseValue(ref reader);
            return reader.Read() ? null : element;
        }
        catch (JsonException)
        {
            return null;
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
