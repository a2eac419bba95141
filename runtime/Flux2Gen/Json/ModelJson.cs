using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Flux2Gen.Json;

/// <summary>Reads and writes values by the code that a model has for it.</summary>
internal static class ModelJson
{
    /// <summary>How outputs are read: nested deeper than the 64 levels that are usual, since what a model gave is paid for.</summary>
    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 512 };

    /// <summary>Gets a value indicating whether the JSON is the output of a model, whose numbers are used and not only kept.</summary>
    [field: ThreadStatic]
    public static bool IsReadingOutput { get; private set; }

    /// <summary>Reads the output of a model: a required number that does not fit its type is an error, and not 0.</summary>
    public static T ParseOutput<T>(ReadOnlySpan<byte> utf8Json, FalRead<T> read)
    {
        IsReadingOutput = true;
        try
        {
            return Parse(utf8Json, read);
        }
        finally
        {
            IsReadingOutput = false;
        }
    }

    public static T Parse<T>(string json)
        where T : IFalModel<T> => Parse<T>(Encoding.UTF8.GetBytes(json), T.ReadJson);

    public static T Parse<T>(ReadOnlySpan<byte> utf8Json, FalRead<T> read)
    {
        utf8Json = utf8Json.StartsWith("\uFEFF"u8) ? utf8Json["\uFEFF"u8.Length..] : utf8Json;
        try
        {
            return ParseStrictly(utf8Json, read);
        }
        catch (JsonException) when (NonFiniteNumbers.Quote(utf8Json) is { } quoted)
        {
            return ParseStrictly(quoted, read);
        }
    }

    private static T ParseStrictly<T>(ReadOnlySpan<byte> utf8Json, FalRead<T> read)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json, ReaderOptions);
            FalJsonReader.Advance(ref reader);
            T value = read(ref reader);
            if (reader.Read())
            {
                throw new FalJsonException("There is more text after the end of the JSON.", reader.TokenStartIndex);
            }

            return value;
        }
        catch (FalJsonException exception)
        {
            string path = JsonPathFinder.Find(utf8Json, exception.Offset);
            throw new JsonException($"{exception.Message} At {path}.", path, null, null, exception);
        }
        catch (JsonException exception) when (exception.Path is null)
        {
            // Not JSON at all from some place on: the path leads to that place.
            string path = JsonPathFinder.Find(utf8Json, long.MaxValue);
            throw new JsonException($"{exception.Message} At {path}.", path, exception.LineNumber, exception.BytePositionInLine, exception);
        }
    }

    public static ReadOnlyMemory<byte> ToUtf8<T>(T value, FalWrite<T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer, value);
        }

        return buffer.WrittenMemory;
    }
}
