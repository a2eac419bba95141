using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flux2Gen.Emulator.Schemas;

/// <summary>Small pieces of JSON text.</summary>
internal static class JsonText
{
    /// <summary>As fal's Python servers write it: quotes and letters as they are. Nothing here lands in HTML.</summary>
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a string as a JSON string.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>Reads a string; one that is not valid Unicode (half a surrogate pair) is read as it was written.</summary>
    public static string Read(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText();
        }
    }

    /// <summary>Reads a member of an object when it is a string.</summary>
    public static string? ReadMember(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out JsonElement member) && member.ValueKind is JsonValueKind.String
            ? Read(member)
            : null;

    /// <summary>Writes JSON into a new array.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WriterOptions))
        {
            write(writer);
        }

        return buffer.ToArray();
    }
}
