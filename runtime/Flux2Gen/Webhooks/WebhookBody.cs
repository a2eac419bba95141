using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Flux2Gen.Errors;
using Flux2Gen.Json;
using Flux2Gen.Results;
using Flux2Gen.Text;

namespace Flux2Gen.Webhooks;

/// <summary>The body of a webhook, as far as it has the same form for every endpoint.</summary>
internal sealed class WebhookBody
{
    private readonly Lazy<ErrorBody> _payloadAsError;

    private WebhookBody(JsonElement root, ReadOnlyMemory<byte> body, string requestId)
    {
        RawJson = root;
        RawBody = body;
        RequestId = requestId;
        Payload = root.Member("payload");
        _payloadAsError = new Lazy<ErrorBody>(() => ErrorBody.Parse(PayloadBytes));
    }

    public string RequestId { get; }

    public JsonElement RawJson { get; }

    public ReadOnlyMemory<byte> RawBody { get; }

    public JsonElement? Payload { get; }

    public string? GatewayRequestId => RawJson.Text("gateway_request_id");

    public FalWebhookStatus Status => new(RawJson.Text("status") ?? "");

    public string? Error => Words("error");

    public string? PayloadError => Words("payload_error");

    /// <summary>Gets what the payload says when it is the model's error.</summary>
    public ErrorBody PayloadAsError => _payloadAsError.Value;

    private byte[] PayloadBytes => Payload is { } payload ? Encoding.UTF8.GetBytes(payload.GetRawText()) : [];

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isRequestId">Tells what can be the id of a request.</param>
    /// <exception cref="FalProtocolException">It does not say what request it is about.</exception>
    public static WebhookBody Parse(ReadOnlyMemory<byte> body, Func<string, bool> isRequestId)
    {
        JsonElement? root = JsonElementExtensions.TryParse(body);
        return root is { } json && json.Text("request_id") is { } id && isRequestId(id)
            ? new WebhookBody(json, body, id)
            : throw new FalProtocolException("The body is no webhook of fal's: it is not a JSON object with the request_id of a request.")
            {
                RawJson = root,
                Body = ErrorText.Bounded(body.Span),
            };
    }

    /// <summary>Reads the payload as the output.</summary>
    /// <param name="contract">The contract of the output.</param>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="data">The output.</param>
    /// <param name="isElsewhere">Whether the payload is neither an output nor an error, so that only the queue has the outcome.</param>
    /// <returns>Why there is no output, or null.</returns>
    public FalException? TryReadPayload<TOutput>(FalModelContract<TOutput> contract, string endpointId, out TOutput? data, out bool isElsewhere)
    {
        FalException? exception = null;
        try
        {
            data = ModelJson.ParseOutput(PayloadBytes, contract.Read);
        }
        catch (Exception misfit) when (misfit is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            data = default;
            exception = new FalProtocolException(
                $"The payload does not fit {typeof(TOutput).Name}, so read it from FalWebhook.Payload, and see whether the endpoint's document has changed: {misfit.Message}",
                misfit)
            {
                Path = (misfit as JsonException)?.Path,
                RawJson = Payload,
                Body = ErrorText.Bounded(PayloadBytes),
            };
        }

        AnswerContent content = AnswerContents.Judge(PayloadBytes, contract, data);
        isElsewhere = content is AnswerContent.Status or AnswerContent.Foreign || (content == AnswerContent.Error && PayloadAsError.IsEarly);
        exception = isElsewhere ? CreateElsewhere() : content == AnswerContent.Error ? ToFailure() : exception;
        if (exception is not null)
        {
            exception.RequestId = RequestId;
            exception.EndpointId = endpointId;
        }

        return exception;
    }

    /// <summary>Says why there is no output.</summary>
    public FalException ToException(string endpointId)
    {
        bool isFailure = Status == FalWebhookStatus.Error && (Payload is not null || PayloadError is null);
        FalException exception = isFailure ? ToFailure() : CreateElsewhere();
        exception.RequestId = RequestId;
        exception.EndpointId = endpointId;
        return exception;
    }

    private FalProtocolException CreateElsewhere() =>
        new("The result of the request is not in the webhook: fetch it from the queue, with FalWebhook.GetDataAsync or GetResultAsync of FalWebhook.Attach."
            + (PayloadError is { } reason ? $" fal says: {ErrorText.OneLine(reason)}" : ""))
        {
            RawJson = RawJson,
            Body = ErrorText.Bounded(RawBody.Span),
        };

    private FalApiException ToFailure()
    {
        ErrorBody said = PayloadAsError;
        HttpStatusCode status = StatusOf(said);
        string number = ((int)status).ToString(CultureInfo.InvariantCulture);
        string? detail = said.Detail ?? (Error is { } error ? ErrorText.OneLine(error) : null);
        string what = status == HttpStatusCode.UnprocessableEntity ? "The input was refused" : "The request failed";
        string message = detail is null ? $"{what} (HTTP {number})." : $"{what} (HTTP {number}, \"{detail}\").";
        var errorType = FalErrorType.From(said.ErrorType ?? RawJson.Text("error_type"));
        string? text = Payload is null ? null : ErrorText.Bounded(PayloadBytes);
        return status == HttpStatusCode.UnprocessableEntity
            ? new FalValidationException(message, said.FieldErrors) { Detail = detail, ErrorType = errorType, Body = text, IsOutcome = true }
            : new FalApiException(message, status) { Detail = detail, ErrorType = errorType, Body = text, IsOutcome = true };
    }

    /// <summary>fal gives the status of the failure only in words: "Invalid status code: 422".</summary>
    private HttpStatusCode StatusOf(ErrorBody said)
    {
        string digits = Error is { } error ? error[(error.LastIndexOf(' ') + 1)..] : "";
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 400 and <= 599 ? (HttpStatusCode)status
            : said.FieldErrors.Any(static field => field.Location.Count > 0) ? HttpStatusCode.UnprocessableEntity
            : HttpStatusCode.InternalServerError;
    }

    /// <summary>A text, or what else stands in its place.</summary>
    private string? Words(string name) => RawJson.Member(name) is { } value ? value.AsText() ?? value.Text("message") ?? value.GetRawText() : null;
}
