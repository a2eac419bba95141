using System.Text.Json;

namespace Flux2Gen.Json;

/// <summary>Reads JSON that broke off, as far as it goes.</summary>
internal static class JsonBeginning
{
    /// <summary>Reads the values that are whole and closes what was left open; null when there are none.</summary>
    public static JsonElement? TryParse(ReadOnlyMemory<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json.Span, isFinalBlock: false, new JsonReaderState(ModelJson.ReaderOptions));
        var open = new Stack<byte>();
        int end = 0;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        open.Push((byte)'}');
                        break;
                    case JsonTokenType.StartArray:
                        open.Push((byte)']');
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        break;
                    case JsonTokenType.PropertyName:
                        continue;
                }

                end = (int)reader.BytesConsumed;
            }
        }
        catch (JsonException)
        {
            // What came before it stands.
        }

        return end == 0 ? null : JsonElementExtensions.TryParse(new ReadOnlyMemory<byte>([.. utf8Json.Span[..end], .. open]));
    }
}
