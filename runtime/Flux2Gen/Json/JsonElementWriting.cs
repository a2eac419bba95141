#if NET10_0_OR_GREATER
using System.Runtime.InteropServices;
#endif
using System.Text.Json;

namespace Flux2Gen;

/// <summary>Writes JSON values as they came.</summary>
internal static class JsonElementWriting
{
    /// <summary>Writes a value, with halves of characters that no text can hold: <see cref="JsonElement.WriteTo"/> fails at those.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement value)
    {
#if NET10_0_OR_GREATER
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        bool mayHoldHalves = raw.IndexOf("\\ud"u8) >= 0 || raw.IndexOf("\\uD"u8) >= 0;
#else
        string raw = value.GetRawText();
        bool mayHoldHalves = raw.Contains("\\ud", StringComparison.OrdinalIgnoreCase);
#endif
        if (mayHoldHalves)
        {
            // Parsed once already.
            writer.WriteRawValue(raw, skipInputValidation: true);
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
