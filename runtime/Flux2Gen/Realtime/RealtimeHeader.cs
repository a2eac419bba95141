using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.Realtime;

/// <summary>What tells the messages of fal itself from those of a model. They come as text today, but are known by their members.</summary>
internal sealed record RealtimeHeader
{
    private const string MessageType = "x-fal-message";
    private const string ErrorMessageType = "x-fal-error";

    private bool _hasOthers;

    public string? Type { get; private set; }

    public string? Action { get; private set; }

    /// <summary>Gets how long the model worked on the result before, in seconds.</summary>
    public double? Timing { get; private set; }

    public string? Status { get; private set; }

    /// <summary>Gets fal's name for what went wrong.</summary>
    public string? Error { get; private set; }

    /// <summary>Gets what was said about it.</summary>
    public string? Reason { get; private set; }

    public string? RequestId { get; private set; }

    /// <summary>Gets a value indicating whether the message is about the connection or about a result, and neither a result nor an error.</summary>
    public bool IsMeta => Type == MessageType;

    public bool IsTimings => IsMeta && Action == "timings";

    /// <remarks>One that has other members is an output, even when it tells of an error.</remarks>
    public bool IsError => Type == ErrorMessageType || (Status == "error" && Error is not null && !_hasOthers);

    /// <summary>Gets a value indicating whether the session is over in order: it was idle for too long, or the model has no more to say.</summary>
    public bool IsEnd => Type == ErrorMessageType && Error == "TIMEOUT";

    /// <summary>Gets a value indicating whether fal refused the key or the token.</summary>
    public bool IsUnauthorized => Type is null && Status == "error" && Error == "Unauthorized";

    /// <summary>Reads the members of an object that matter here; of anything else, none.</summary>
    public static RealtimeHeader Read(ReadOnlySpan<byte> utf8Json)
    {
        var header = new RealtimeHeader();
        var reader = new Utf8JsonReader(utf8Json, ModelJson.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return header;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (FalJsonReader.ReadText(ref reader))
            {
                case "type":
                    header.Type = ReadText(ref reader);
                    break;
                case "action":
                    header.Action = ReadText(ref reader);
                    break;
                case "status":
                    header.Status = ReadText(ref reader);
                    break;
                case "error":
                    header.Error = ReadText(ref reader);
                    break;
                case "reason":
                    header.Reason = ReadText(ref reader);
                    break;
                case "request_id":
                    header.RequestId = ReadText(ref reader);
                    break;
                case "timing":
                    reader.Read();
                    header.Timing = reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double timing) ? timing : null;
                    reader.Skip();
                    break;
                case "error_type" or "status_code" or "code" or "message" or "detail":
                    reader.Skip();
                    break;
                default:
                    header._hasOthers = true;
                    reader.Skip();
                    break;
            }
        }

        return header;
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        string? text = reader.TokenType == JsonTokenType.String ? FalJsonReader.ReadText(ref reader) : null;
        reader.Skip();
        return text;
    }
}
