using System.Net;
using Flux2Gen.Errors;
using Flux2Gen.Json;
using Flux2Gen.Results;

namespace Flux2Gen.Transport;

/// <summary>What may be repeated: the table of docs/retries.md.</summary>
/// <remarks>
/// Submit and run have no idempotency key, so each that fal accepts is billed: they are repeated only when fal provably did not
/// accept them. Questions about a request are free; <see cref="FinalWord"/> says how long they are repeated.
/// </remarks>
internal static class RetryPolicy
{
    private const ExchangeFailures Harmless =
        ExchangeFailures.NotSent | ExchangeFailures.Refused | ExchangeFailures.Busy | ExchangeFailures.Ingress
        | ExchangeFailures.Lost | ExchangeFailures.TimedOut;

    public static bool MayRepeat(FalOperation operation, ExchangeFailures failure) => (Repeatable(operation) & failure) != 0;

    public static ExchangeFailures Classify(ApiResponse response)
    {
        // The caller's own start timeout ran out, or fal asks not to: the caller decides what comes next.
        if (response.TimeoutType is not null || (response.NeedsRetry == false && MaySayNeedsRetry(response.StatusCode)))
        {
            return ExchangeFailures.None;
        }

        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => NamesRequest(response) ? ExchangeFailures.Busy : ExchangeFailures.Refused,
            HttpStatusCode.ServiceUnavailable when !IsFromFal(response) =>
                IsProxyPage(response) ? ExchangeFailures.Refused : ExchangeFailures.Ingress,
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout or (>= HttpStatuses.FirstOfCdn and <= HttpStatuses.LastOfCdn) when !IsFromFal(response) => ExchangeFailures.Ingress,
            HttpStatusCode.InternalServerError when response.NeedsRetry != true => ExchangeFailures.ServerError,
            HttpStatusCode.InternalServerError => ExchangeFailures.Unavailable,
            _ => HttpStatuses.IsTransient(response.StatusCode) ? ExchangeFailures.Unavailable : ExchangeFailures.None,
        };
    }

    /// <summary>Classifies the answer to a call, which may find an error in a success, and storage's reason in a refusal.</summary>
    public static ExchangeFailures Classify(ApiCall call, ApiResponse response)
    {
        if (response.IsSuccess)
        {
            return call.IsRefusal?.Invoke(response) == true ? ExchangeFailures.Unavailable : ExchangeFailures.None;
        }

        bool isPassing = call.Operation is FalOperation.Upload or FalOperation.UploadPart or FalOperation.CompleteUpload && StorageErrors.IsPassing(response);
        return isPassing ? ExchangeFailures.Unavailable : Classify(response);
    }

    public static ExchangeFailures Classify(FalException failure) => failure switch
    {
        FalConnectionException { IsBeforeSending: true } => ExchangeFailures.NotSent,
        FalConnectionException => ExchangeFailures.Lost,
        FalTimeoutException => ExchangeFailures.TimedOut,
        _ => ExchangeFailures.None,
    };

    /// <summary>Whether fal may be working on a request after an answer that tells neither its id nor its outcome.</summary>
    public static bool MayHaveBeenAccepted(FalOperation operation, ApiResponse response)
    {
        if (response.TimeoutType is not null || Classify(response) == ExchangeFailures.Refused)
        {
            return false;
        }

        return operation switch
        {
            // fal answers a submit before the model starts, so a failure says nothing of whether the request is in the queue.
            FalOperation.Submit => response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout
                or HttpStatusCode.SeeOther
                || (response.StatusCode == HttpStatusCode.TooManyRequests && IsAnsweredWithRequest(response)),
            FalOperation.Run or FalOperation.Stream => response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.SeeOther
                && !IsFromFal(response) && !response.Error.IsFals,
            _ => false,
        };
    }

    /// <summary>Whether the exchange failed before a byte of the request was sent.</summary>
    /// <remarks>
    /// These are what a <see cref="SocketsHttpHandler"/> reports while it connects, and at no other time. Once a request is on
    /// its way, a connection that is closed or reset is <see cref="HttpRequestError.ResponseEnded"/>, over HTTP/2 also
    /// <see cref="HttpRequestError.HttpProtocolError"/> or <see cref="HttpRequestError.InvalidResponse"/>, and where nothing fits
    /// <see cref="HttpRequestError.Unknown"/>. Seen so on .NET 8 and 10; ConnectionTests holds it in place.
    /// </remarks>
    public static bool IsBeforeSending(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.ConnectionError
        or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    /// <summary>Whether fal's word on repeating counts: its own queue listens to it for these statuses only.</summary>
    public static bool MaySayNeedsRetry(HttpStatusCode status) =>
        status is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests;

    private static ExchangeFailures Repeatable(FalOperation operation) => operation switch
    {
        FalOperation.Run or FalOperation.Submit or FalOperation.Stream => ExchangeFailures.NotSent | ExchangeFailures.Refused,
        FalOperation.Realtime => Harmless | ExchangeFailures.Unavailable,
        FalOperation.Status or FalOperation.StatusStream or FalOperation.Result or FalOperation.Cancel
            or FalOperation.InitiateUpload or FalOperation.Upload or FalOperation.AuthorizeUpload
            or FalOperation.UploadPart or FalOperation.CompleteUpload => Harmless | ExchangeFailures.Unavailable | ExchangeFailures.ServerError,
        _ => ExchangeFailures.None,
    };

    /// <summary>Whether fal answered, and nothing that stands before it.</summary>
    public static bool IsFromFal(ApiResponse response) =>
        response.RequestId is not null || response.NeedsRetry is not null || response.ErrorType is not null;

    private static bool NamesRequest(ApiResponse response) => response.RequestId is not null || IsAnsweredWithRequest(response);

    private static bool IsAnsweredWithRequest(ApiResponse response) =>
        response.Json?.Member("request_id") is not null;

    /// <summary>
    /// Whether fal's own proxy answered, with a page that names it: with 503 it found nobody to pass the request to. With 502 it may
    /// have passed it on, and lost the answer.
    /// </summary>
    private static bool IsProxyPage(ApiResponse response) =>
        response.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8) && response.Body.Span.IndexOf("nginx"u8) >= 0;
}
