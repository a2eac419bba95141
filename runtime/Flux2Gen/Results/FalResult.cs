using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Flux2Gen.Errors;
using Flux2Gen.Json;
using Flux2Gen.Results;
using Flux2Gen.Text;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <summary>What a model gave.</summary>
/// <remarks>A result that does not fit its type is still delivered: <see cref="RawJson"/> and <see cref="RawBody"/> hold all of it.</remarks>
/// <typeparam name="T">The type of the output.</typeparam>
public sealed class FalResult<T>
{
    private readonly T? _data;
    private readonly string? _endpointId;
    private readonly FalProtocolException? _misfit;
    private readonly Lazy<JsonElement?> _rawJson;

    internal FalResult(ApiResponse response, FalModelContract<T> contract, string? endpointId, string? requestId, FalQueueUpdate? last, string holder = nameof(FalResult<T>))
    {
        _endpointId = endpointId;
        RequestId = requestId ?? response.RequestId;
        BillableUnits = response.BillableUnits;
        InferenceTime = last?.InferenceTime;
        Logs = last?.Logs ?? [];
        RawBody = response.RawBody;
        _rawJson = new Lazy<JsonElement?>(() => JsonElementExtensions.TryParse(response.Body));
        ContentType = response.ContentType;
        try
        {
            _data = ModelJson.ParseOutput(response.Body.Span, contract.Read);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            _misfit = ToMisfit(exception, response, endpointId, holder);
        }

        Content = _misfit is not null && RawJson is null ? AnswerContent.None : AnswerContents.Judge(response.Body.Span, contract, _data);
        if (_misfit is null && Content != AnswerContent.Output)
        {
            // Read all the same, because what is missing counts as empty.
            _data = default;
            _misfit = ToMisfit(new JsonException("None of the members that it always has is there. At $.", "$", null, null), response, endpointId, holder);
        }
    }

    /// <summary>Gets the output.</summary>
    /// <exception cref="FalProtocolException">What the model gave does not fit the type; the exception says where, and holds what came.</exception>
    public T Data => _misfit is null ? _data! : throw _misfit;

    /// <summary>Gets the id of the request; <see langword="null"/> when fal gave none, as can happen with <c>RunAsync</c>.</summary>
    public string? RequestId { get; }

    /// <summary>Gets how many units are billed; what a unit is, the price of the endpoint says. <see langword="null"/> when fal does not say, which does not mean none.</summary>
    public decimal? BillableUnits { get; }

    /// <summary>Gets how long the model worked; <see langword="null"/> when fal does not say.</summary>
    public TimeSpan? InferenceTime { get; }

    /// <summary>Gets the log; empty unless logs were asked for.</summary>
    public IReadOnlyList<FalLogLine> Logs { get; }

    /// <summary>Gets the output as fal sent it, or <see langword="null"/> when it is not JSON.</summary>
    public JsonElement? RawJson => _rawJson.Value;

    /// <summary>Gets the bytes that fal sent, whatever they are.</summary>
    public ReadOnlyMemory<byte> RawBody { get; }

    /// <summary>Gets the media type of <see cref="RawBody"/>, or <see langword="null"/> when fal does not say.</summary>
    public string? ContentType { get; }

    /// <summary>Gets what the body is.</summary>
    internal AnswerContent Content { get; }

    /// <summary>Gets what an answer is that has this body. Free-form JSON with the status 202 is what a server says of a request that it has not finished.</summary>
    internal AnswerContent ContentOf(ApiResponse response) =>
        Content == AnswerContent.Output && response.StatusCode == HttpStatusCode.Accepted && _data is JsonElement ? AnswerContent.Status : Content;

    /// <summary>Gets a value indicating whether the output was read as its type.</summary>
    internal bool IsRead => _misfit is null;

    /// <summary>Returns a line for a console or a log, such as "fal-ai/flux-2, request 764cabcf, 1.2 s of inference, 3 billable units". Nothing of the output is in it.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString()
    {
        string text = _endpointId ?? typeof(T).Name;
        if (RequestId is not null)
        {
            text += $", request {ErrorText.OneLine(RequestId, 128)}";
        }

        if (InferenceTime is { } time)
        {
            text += string.Create(CultureInfo.InvariantCulture, $", {time.TotalSeconds:0.0##} s of inference");
        }

        if (BillableUnits is { } units)
        {
            text += string.Create(CultureInfo.InvariantCulture, $", {units:0.########} billable {(units == 1 ? "unit" : "units")}");
        }

        return _misfit is null ? text : $"{text}, does not fit {typeof(T).Name}";
    }

    /// <summary>Gets the output if it fits its type.</summary>
    /// <param name="data">The output.</param>
    /// <returns>Whether it fits.</returns>
    public bool TryGetData([MaybeNullWhen(false)] out T data)
    {
        data = _data;
        return _misfit is null;
    }

    private FalProtocolException ToMisfit(Exception exception, ApiResponse response, string? endpointId, string holder)
    {
        string? path = (exception as JsonException)?.Path;
        string message = RawJson is null
            ? $"The model's answer is not JSON ({Shown(ContentType ?? "no media type")}, {RawBody.Length} bytes): read it from {holder}.RawBody."
            : $"The model's answer does not fit {typeof(T).Name}, so read it from {holder}.RawJson, and see whether the endpoint's document has changed: {Shown(exception.Message)}";
        return new FalProtocolException(message, SafeCause.Of(exception, response.Key))
        {
            Path = path,
            RawJson = RawJson,
            RawBody = RawBody,
            Body = ErrorText.Bounded(ErrorText.WithoutKey(response.Body, response.Key).Span),
            RequestId = RequestId,
            EndpointId = endpointId,
            Attempts = response.Attempts,
        };

        string Shown(string text) => ErrorText.OneLine(ErrorText.WithoutKey(text, response.Key), 600);
    }
}
