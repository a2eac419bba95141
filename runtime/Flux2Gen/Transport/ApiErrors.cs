using System.Globalization;
using System.Net;
using Flux2Gen.Errors;
using Flux2Gen.Text;

namespace Flux2Gen.Transport;

/// <summary>Makes the exception for an answer whose status is an error.</summary>
internal static class ApiErrors
{
    public const int ClientClosedRequest = 499;

    /// <summary>Makes the exception.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="response">The answer.</param>
    /// <param name="last">What the queue said of the request at last, which helps where the answer is empty.</param>
    /// <param name="finality">How much the answer to a question about a request counts.</param>
    public static FalApiException Create(ApiCall call, ApiResponse response, FalQueueUpdate? last = null, Finality finality = Finality.Final)
    {
        ReadOnlyMemory<byte> shown = ErrorText.WithoutKey(response.Body, response.Key);
        var input = InputTexts.From(call.Input);
        var body = ErrorBody.Parse(shown, input);
        string? detail = body.Detail ?? (ErrorWords.WithoutInput(last?.Error) is { } error ? InputTexts.OneLine(error, input) : null);
        var errorType = FalErrorType.From(body.ErrorType ?? response.ErrorType) ?? last?.ErrorType;
        string message = ToMessage(call, response, body, detail, finality);
        string? text = ErrorText.Bounded(shown.Span);
        bool isRetryable = IsRetryable(response, errorType);
        bool mayBeAccepted = RetryPolicy.MayHaveBeenAccepted(call.Operation, response);
        bool isUnknown = call.Operation is FalOperation.Status or FalOperation.Result && finality != Finality.None && response.StatusCode == HttpStatusCode.NotFound;
        bool isOutcome = call.Operation == FalOperation.Result && finality != Finality.None && (int)response.StatusCode is >= 400 and not (401 or 403 or 404);

        FalApiException exception = response.StatusCode == HttpStatusCode.UnprocessableEntity
            ? new FalValidationException(message, body.FieldErrors)
            {
                ErrorType = errorType,
                Detail = detail,
                Body = text,
                TimeoutType = response.TimeoutType,
                RetryAfter = response.RetryAfter,
                IsRetryable = isRetryable,
                MayHaveBeenAccepted = mayBeAccepted,
                IsOutcome = isOutcome,
                IsUnknownRequest = isUnknown,
            }
            : new FalApiException(message, response.StatusCode)
            {
                ErrorType = errorType,
                Detail = detail,
                Body = text,
                TimeoutType = response.TimeoutType,
                RetryAfter = response.RetryAfter,
                IsRetryable = isRetryable,
                MayHaveBeenAccepted = mayBeAccepted,
                IsOutcome = isOutcome,
                IsUnknownRequest = isUnknown,
            };
        exception.EndpointId = call.EndpointId;
        exception.RequestId = call.RequestId ?? response.RequestId;
        exception.Attempts = response.Attempts;
        exception.IsAccountRefused = call.SendsKey && AccountRefusal.Is(response, body);
        exception.IsRefused = RetryPolicy.Classify(response) == ExchangeFailures.Refused;
        return exception;
    }

    /// <summary>Makes the exception for a request that was not sent, because fal refused the key for those before it.</summary>
    public static FalApiException CreateNotSent(FalApiException refusal, string endpointId) =>
        new($"The request was not sent, because fal refused those before it. {refusal.Message}", refusal.StatusCode, refusal)
        {
            EndpointId = endpointId,
            ErrorType = refusal.ErrorType,
            Detail = refusal.Detail,
            Body = refusal.Body,
        };

    private static bool IsRetryable(ApiResponse response, FalErrorType? errorType)
    {
        if (response.TimeoutType is not null)
        {
            return false;
        }

        bool? said = RetryPolicy.MaySayNeedsRetry(response.StatusCode) ? response.NeedsRetry : null;
        return said ?? (IsTemporary(errorType) || HttpStatuses.IsTransient(response.StatusCode));
    }

    public static bool IsTemporary(FalErrorType? errorType) =>
        errorType == FalErrorType.InternalServerError
        || errorType == FalErrorType.NoMediaGenerated
        || errorType == FalErrorType.GenerationTimeout
        || errorType == FalErrorType.DownstreamServiceError
        || errorType == FalErrorType.DownstreamServiceUnavailable;

    private static string ToMessage(ApiCall call, ApiResponse response, ErrorBody body, string? detail, Finality finality)
    {
        (string what, string advice) = Explain(call, response, body, finality);
        string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        string file = call.SendsKey && call.Subject is { } subject ? $", so that {subject} was not uploaded" : "";
        return detail is null ? $"{what}{file} (HTTP {status}): {advice}." : $"{what}{file} (HTTP {status}, \"{detail}\"): {advice}.";
    }

    private static (string What, string Advice) Explain(ApiCall call, ApiResponse response, ErrorBody body, Finality finality) => (int)response.StatusCode switch
    {
        _ when RetryPolicy.MayHaveBeenAccepted(call.Operation, response) =>
            ("fal could not answer at the moment, and may have accepted the request", "look for it on https://fal.ai/dashboard before sending it again, because that could be billed twice"),
        _ when finality == Finality.None && body.IsEarly =>
            ("The request is still being worked on", "get its result later with endpoint.Attach(RequestId)"),
        _ when finality == Finality.None && call.RequestId is { } id =>
            ($"fal gave no usable answer about the request '{id}'", $"the request goes on, so {ConnectionErrors.Later}"),
        _ when call.Subject is not null && !call.SendsKey =>
            ($"Storage did not take {call.Subject}", "try again, or give the model the URL of a file that is already on the web"),
        >= 300 and < 400 =>
            ($"{call.Uri.Host} answered with a redirect that is not followed: to another server, where the key would go with it, or to another kind of request", "check FalClientOptions.Hosts"),
        401 when response.Key?.Contains(':', StringComparison.Ordinal) == false =>
            ("fal did not accept the API key, which is not an id, a colon and a secret", "copy the whole key from https://fal.ai/dashboard/keys"),
        401 =>
            ("fal did not accept the API key", "set the environment variable FAL_KEY, or FalClientOptions.Credentials, to a key from https://fal.ai/dashboard/keys"),
        403 =>
            ("fal refused the request", "check the balance at https://fal.ai/dashboard/billing, and what the key is allowed to do"),
        402 =>
            ("The account's balance does not cover the request", "add to the balance at https://fal.ai/dashboard/billing"),
        404 when call.RequestId is not null =>
            ($"fal does not know the request '{call.RequestId}' of '{call.EndpointId}', or not any more", "check the id, and fetch results soon, because fal keeps them for an hour and large ones for minutes"),
        404 when call.Operation == FalOperation.Stream =>
            ($"fal does not know the endpoint '{call.EndpointId}', or it does not stream", "call it with SubscribeAsync or RunAsync, or check its id on https://fal.ai/models"),
        404 when call.EndpointId is not null =>
            ($"fal does not know the endpoint '{call.EndpointId}'", "check its id on https://fal.ai/models"),
        409 when AccountRefusal.IsAboutMoney(body) =>
            ("The request conflicts with the account's billing", "check the balance at https://fal.ai/dashboard/billing"),
        409 =>
            ("The request conflicts with the state that something is in at fal", "see what is named, and try again when that has changed"),
        413 =>
            ("The request is too large", "give files by their URLs or as FalFileInput, which uploads them, and not as data URIs"),
        425 =>
            ("The request came too early", "try again in a moment"),
        422 =>
            ("The input was refused", "correct what is named and send it again"),
        429 when call.Operation == FalOperation.Submit =>
            ("fal takes no more requests at the moment", "try again later: the queue is longer than MaxQueueLength allows, or there are too many requests at a time"),
        429 =>
            ("fal takes no more requests at the moment", "send fewer at a time, or put them into the queue with SubscribeAsync or SubmitAsync, and try again later"),
        ClientClosedRequest =>
            ("The request was cancelled", "send it again if its result is still wanted"),
        504 when response.TimeoutType is not null =>
            ("The request did not start within the start timeout it was given", "give it a longer StartTimeout, or try when the endpoint is less busy"),
        >= 500 when call.Operation == FalOperation.Result && response.RequestId is not null =>
            ("The model failed", "send the request anew, because its outcome is stored and does not change"),
        >= 500 =>
            ("fal could not do it at the moment", "try again later, and see https://status.fal.ai if it lasts"),
        _ =>
            ("fal could not do what was asked", "correct the request and send it again"),
    };
}
