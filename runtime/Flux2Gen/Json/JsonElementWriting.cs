#if NET10_0_OR_GREATER
using System.Runtime.InteropServices;
#else
using System.Text;
#endif
using System.Text.Json;

namespace Flux2Gen.Json;

/// <summary>Writes JSON values as they came.</summary>
internal static class JsonElementWriting
{
    /// <summary>Writes a value, with halves of characters that no text can hold: <see cref="JsonElement.WriteTo"/> fails at those.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        ReadOnlySpan<byte> raw = RawOf(value);
        bool mayHoldHalves = raw.IndexOf("\\ud"u8) >= 0 || raw.IndexOf("\\uD"u8) >= 0;
        if (mayHoldHalves && IsStrict(raw))
        {
            writer.WriteRawValue(raw, skipInputValidation: true);
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    /// <summary>The JSON of a value, in UTF-8.</summary>
    public static ReadOnlySpan<byte> RawOf(JsonElement value) =>
#if NET10_0_OR_GREATER
        JsonMarshal.GetRawUtf8Value(value);
#else
        Encoding.UTF8.GetBytes(value.GetRawText());
#endif

    /// <summary>Whoever parsed the value may have allowed comments and trailing commas, which nobody else has to take.</summary>
    private static bool IsStrict(ReadOnlySpan<byte> raw)
    {
        try
        {
            var reader = new Utf8JsonReader(raw, ModelJson.ReaderOptions);
            reader.Read();
            reader.Skip();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
