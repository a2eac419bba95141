using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Flux2Gen.Errors;
using Flux2Gen.Json;
using Flux2Gen.Realtime;
using Flux2Gen.Realtime.MessagePack;
using Flux2Gen.Text;

namespace Flux2Gen;

/// <summary>What a model sent over a realtime connection.</summary>
/// <remarks>A result that does not fit its type is still delivered: <see cref="RawJson"/> and <see cref="RawMessage"/> hold all of it.</remarks>
/// <typeparam name="T">The type of the output.</typeparam>
public sealed class FalRealtimeResult<T>
{
    private readonly RealtimeOutput _output;
    private readonly string _endpointId;
    private readonly T? _data;
    private readonly FalProtocolException? _misfit;
    private readonly Lazy<JsonElement?> _rawJson;

    internal FalRealtimeResult(RealtimeOutput output, FalModelContract<T> contract, string endpointId)
    {
        _output = output;
        _endpointId = endpointId;
        _rawJson = new Lazy<JsonElement?>(() => _output.Json is { } json ? JsonElementExtensions.TryParse(json.Utf8) : null);
        if (output.Json is not { } message)
        {
            _misfit = ToMisfit(output.Misfit!);
            return;
        }

        try
        {
            // Where a file came in bytes, the typed output has them as its URL as well: it is saved and read as any other.
            ReadOnlyMemory<byte> utf8Json = message.HasFiles && typeof(T) != typeof(JsonElement)
                ? MessagePackToJson.Convert(output.Frame.Bytes, addUrls: true).Utf8
                : message.Utf8;
            _data = ModelJson.ParseOutput(utf8Json.Span, contract.Read);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            _misfit = ToMisfit(exception);
        }
    }

    /// <summary>Gets the output. A file that came in bytes (<c>content</c>, without a <c>url</c>) has a data URI as its URL, so that it is saved and read as any other.</summary>
    /// <exception cref="FalProtocolException">What the model sent does not fit the type; the exception says where, and holds what came.</exception>
    public T Data => _misfit is null ? _data! : throw _misfit;

    /// <summary>Gets the <c>request_id</c> of the result, by which it is matched with an input that was sent with one; <see langword="null"/> when it has none.</summary>
    public string? RequestId => _output.Header.RequestId;

    /// <summary>Gets how long the model worked on it. fal says so in a message after the result, if at all: <see langword="null"/> until then.</summary>
    public TimeSpan? InferenceTime => _output.InferenceTime;

    /// <summary>Gets the output as JSON, in which bytes are base64 text, or <see langword="null"/> when it is neither MessagePack nor JSON.</summary>
    public JsonElement? RawJson => _rawJson.Value;

    /// <summary>Gets the message as it came: MessagePack, or text if <see cref="IsText"/>.</summary>
    public ReadOnlyMemory<byte> RawMessage => _output.Frame.Bytes;

    /// <summary>Gets a value indicating whether the message came as text.</summary>
    public bool IsText => _output.Frame.IsText;

    /// <summary>Gets the bytes in the message, such as those of images, in their order.</summary>
    public IReadOnlyList<FalRealtimeBinary> Binaries => _output.Json?.Binaries ?? [];

    /// <summary>Gets the output if it fits its type.</summary>
    /// <param name="data">The output.</param>
    /// <returns>Whether it fits.</returns>
    public bool TryGetData([MaybeNullWhen(false)] out T data)
    {
        data = _data;
        return _misfit is null;
    }

    /// <summary>Returns a line for a console or a log. Nothing of the output is in it but its id.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() =>
        $"{_endpointId}{(RequestId is { } id ? $", request {ErrorText.OneLine(id, 128)}" : "")}{(_misfit is null ? "" : $", does not fit {typeof(T).Name}")}";

    private FalProtocolException ToMisfit(Exception exception)
    {
        string message = exception is TooManyValuesException ? $"The model's message {exception.Message} FalRealtimeResult.RawMessage has it."
            : _output.Json is null
            ? $"The model's message is not {(IsText ? "JSON" : "MessagePack")} ({RawMessage.Length} bytes): read it from FalRealtimeResult.RawMessage."
            : $"The model's message does not fit {typeof(T).Name}, so read it from FalRealtimeResult.RawJson, and see whether the endpoint's document has changed: {ErrorText.OneLine(ErrorText.WithoutKey(exception.Message, _output.Secret), 600)}";
        return new FalProtocolException(message, SafeCause.Of(exception, _output.Secret))
        {
            Path = (exception as JsonException)?.Path,
            RawJson = RawJson,
            Body = ErrorText.Bounded(ErrorText.WithoutKey(_output.Json?.Utf8 ?? RawMessage, _output.Secret).Span),
            EndpointId = _endpointId,
            Attempts = 1,
        };
    }
}
