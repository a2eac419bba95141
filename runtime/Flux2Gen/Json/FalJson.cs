using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Flux2Gen;

/// <summary>Reads and writes models as JSON, without reflection.</summary>
public static class FalJson
{
    /// <summary>How outputs are read: nested deeper than the 64 levels that are usual, since what a model gave is paid for.</summary>
    internal static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 512 };

    /// <summary>
    /// Gets the JSON of the library's own types, such as <see cref="FalFile"/>, for <see cref="JsonSerializerOptions.TypeInfoResolverChain"/>.
    /// The emitted <c>FalApi.JsonTypes</c> has these, and those of the endpoints.
    /// </summary>
    public static IJsonTypeInfoResolver TypeInfoResolver => OwnTypes.Resolver;

    /// <summary>Reads a model from UTF-8 JSON.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="utf8Json">The JSON.</param>
    /// <returns>The model.</returns>
    /// <exception cref="JsonException">The text is not JSON, or does not fit the type; the message and <see cref="JsonException.Path"/> say where.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json)
        where T : IFalModel<T> => Parse<T>(utf8Json, T.ReadJson);

    /// <summary>Reads a model from JSON.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <returns>The model.</returns>
    /// <exception cref="JsonException">The text is not JSON, or does not fit the type; the message and <see cref="JsonException.Path"/> say where.</exception>
    public static T Parse<T>([StringSyntax(StringSyntaxAttribute.Json)] string json)
        where T : IFalModel<T> => Parse<T>(Encoding.UTF8.GetBytes(json));

    /// <summary>Writes a model as JSON text.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="value">The model.</param>
    /// <returns>The JSON, without white space.</returns>
    public static string ToJson<T>(this T value)
        where T : IFalModel<T> => Encoding.UTF8.GetString(ToUtf8(value, T.WriteJson).Span);

    /// <summary>Gets a value indicating whether the JSON is the output of a model, whose numbers are used and not only kept.</summary>
    [field: ThreadStatic]
    internal static bool IsReadingOutput { get; private set; }

    /// <summary>Reads the output of a model: a required number that does not fit its type is an error, and not 0.</summary>
    internal static T ParseOutput<T>(ReadOnlySpan<byte> utf8Json, FalRead<T> read)
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

    internal static T Parse<T>(ReadOnlySpan<byte> utf8Json, FalRead<T> read)
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

    internal static ReadOnlyMemory<byte> ToUtf8<T>(T value, FalWrite<T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer, value);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Apart from the rest, so that a trimmed program which does not ask for it does without.</summary>
    private static class OwnTypes
    {
        public static readonly IJsonTypeInfoResolver Resolver = new FalJsonTypes();
    }
}
