using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Realtime.MessagePack;

namespace Flux2Gen.Realtime;

/// <summary>What a model sent, as it came and as JSON.</summary>
internal sealed class RealtimeOutput
{
    private readonly object _lock = new();
    private TimeSpan? _inferenceTime;

    public required RealtimeFrame Frame { get; init; }

    /// <summary>Gets the message as JSON; null when it is neither MessagePack nor JSON.</summary>
    public MessagePackJson? Json { get; init; }

    /// <summary>Gets why there is no JSON.</summary>
    public Exception? Misfit { get; init; }

    public required RealtimeHeader Header { get; init; }

    /// <summary>Gets the key or the token of the connection, to be taken out of whatever is shown.</summary>
    public string? Secret { get; init; }

    /// <summary>Gets or sets how long the model worked on it: fal says so in a message after it, if at all.</summary>
    public TimeSpan? InferenceTime
    {
        get
        {
            lock (_lock)
            {
                return _inferenceTime;
            }
        }

        set
        {
            lock (_lock)
            {
                _inferenceTime = value;
            }
        }
    }

    /// <summary>Reads a message: one that cannot be read is a result all the same, which somebody may have paid for.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="maximumValues">The largest number of values.</param>
    /// <param name="secret">The key or the token of the connection.</param>
    public static RealtimeOutput Read(RealtimeFrame frame, int maximumValues, string? secret)
    {
        try
        {
            MessagePackJson json = frame.IsText ? FromText(frame.Bytes, maximumValues) : MessagePackToJson.Convert(frame.Bytes, addUrls: false, maximumValues);
            return new RealtimeOutput { Frame = frame, Json = json, Header = RealtimeHeader.Read(json.Utf8.Span), Secret = secret };
        }
        catch (Exception exception) when (exception is MessagePackException or JsonException or TooManyValuesException or ArgumentException)
        {
            // The last of them: a text or bytes of more than 125 MB, which JSON cannot be written with.
            return new RealtimeOutput { Frame = frame, Misfit = exception, Header = new RealtimeHeader(), Secret = secret };
        }
    }

    private static MessagePackJson FromText(ReadOnlyMemory<byte> text, int maximumValues)
    {
        ReadOnlyMemory<byte> utf8Json = TextDecoder.ToUtf8(text);
        utf8Json = NonFiniteNumbers.Quote(utf8Json.Span) ?? utf8Json;
        if (!JsonValueCounter.HasAtMost(utf8Json.Span, maximumValues))
        {
            throw new TooManyValuesException(maximumValues);
        }

        var reader = new Utf8JsonReader(utf8Json.Span, ModelJson.ReaderOptions);
        while (reader.Read())
        {
        }

        return new MessagePackJson(utf8Json, [], HasFiles: false);
    }
}
