using System.Text.Json;

namespace Flux2Gen.Json;

/// <summary>Counts the values of a JSON text before it is parsed: each takes many times its size in memory.</summary>
internal static class JsonValueCounter
{
    /// <summary>Whether a text has no more than so many values.</summary>
    /// <param name="utf8Json">The text, which need not be JSON.</param>
    /// <param name="maximum">The largest number of values.</param>
    public static bool HasAtMost(ReadOnlySpan<byte> utf8Json, int maximum)
    {
        // Each value but the first follows one of these, which strings may hold as well. Most texts need no count at all, and hardly any the slow one.
        if (utf8Json.Length / 2 < maximum)
        {
            return true;
        }

        long separators = (long)utf8Json.Count((byte)',') + utf8Json.Count((byte)':') + utf8Json.Count((byte)'[');
        return separators < maximum || Count(utf8Json, maximum) <= maximum;
    }

    private static long Count(ReadOnlySpan<byte> utf8Json, int maximum)
    {
        long count = 0;
        var reader = new Utf8JsonReader(utf8Json, ModelJson.ReaderOptions);
        try
        {
            while (count <= maximum && reader.Read())
            {
                count += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1;
            }
        }
        catch (JsonException)
        {
            // What comes after it is not parsed either, unless it is one of the numbers that are mended.
            return NonFiniteNumbers.Quote(utf8Json) is { } quoted ? Count(quoted, maximum) : count;
        }

        return count;
    }
}
