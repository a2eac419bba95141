using System.Net;
using Flux2Gen.Errors;
using Flux2Gen.Transport;

namespace Flux2Gen.Results;

/// <summary>What counts as fal's final word on a request: the table of docs/retries.md.</summary>
/// <remarks>Asking is free and sending again is billed, so every answer that is in doubt is asked for again.</remarks>
internal static class FinalWord
{
    private const string ProblemDetails = "application/problem+json";

    /// <summary>Judges the answer to a question for a result.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="content">What its body is, when its status is a success.</param>
    /// <param name="hasFailed">Whether the queue said that the request ended in an error.</param>
    /// <param name="isKnown">Whether fal has confirmed before that it knows the request.</param>
    /// <param name="isOld">Whether fal may have forgotten the request.</param>
    public static Finality OfResult(ApiResponse response, AnswerContent content, bool hasFailed, bool isKnown, bool isOld = false)
    {
        if (!response.IsSuccess)
        {
            return OfRefusedResult(response, hasFailed, isKnown, isOld);
        }

        return content switch
        {
            AnswerContent.Output => Finality.Final,
            AnswerContent.Error when response.Error.IsEarly => Finality.None,
            AnswerContent.Error or AnswerContent.Foreign => Finality.Unconfirmed,
            AnswerContent.Status => hasFailed ? Finality.Contradiction : Finality.None,
            _ when response.IsMedia => Finality.Final,

            // A model may answer with a text, or with nothing. A server before fal does so without fal's header.
            _ => RetryPolicy.IsFromFal(response) && !response.IsPage && !response.IsTornJson ? Finality.Unconfirmed : Finality.None,
        };
    }

    /// <summary>Judges the answer to a question for a status that has none.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="isKnown">Whether fal has confirmed before that it knows the request.</param>
    /// <param name="isOld">Whether fal may have forgotten the request.</param>
    public static Finality OfStatus(ApiResponse response, bool isKnown, bool isOld = false)
    {
        if (response.IsSuccess)
        {
            return Finality.None;
        }

        return response.TimeoutType is not null ? Finality.Unconfirmed
            : !IsRefusalOfFals(response) || (int)response.StatusCode >= 500 ? Finality.None
            : Contradicts(response, isKnown, isOld) ? Finality.Contradiction
            : Finality.Unconfirmed;
    }

    /// <summary>Judges the answer to a request to cancel that does not say what became of the request.</summary>
    /// <param name="response">The answer.</param>
    public static Finality OfCancel(ApiResponse response) =>
        response.TimeoutType is not null || (!response.IsSuccess && (int)response.StatusCode < 500 && IsRefusalOfFals(response))
            ? Finality.Final
            : Finality.None;

    /// <summary>Judges a question that got no answer.</summary>
    /// <param name="failure">Why there was none.</param>
    /// <param name="isKnown">Whether fal has confirmed before that it knows the request.</param>
    public static Finality Of(FalException failure, bool isKnown) => failure switch
    {
        FalConnectionException or FalTimeoutException => Finality.None,
        FalPipelineException => failure.InnerException is null ? Finality.Unconfirmed : Finality.None,

        // There was a key when the request was submitted: whatever gives it away can fail for a moment.
        FalCredentialsException => isKnown ? Finality.None : Finality.Final,
        _ => Finality.Final,
    };

    /// <summary>Determines whether fal itself refuses, and not something between it and the client, and not only for the moment.</summary>
    private static bool IsRefusalOfFals(ApiResponse response) =>
        (RetryPolicy.IsFromFal(response)
            || (response.Error.IsFals && response.ContentType?.StartsWith(ProblemDetails, StringComparison.OrdinalIgnoreCase) != true))
        && !response.Error.IsEarly
        && (int)response.StatusCode is >= 400 and not 407
        && !IsForTheMoment(response.StatusCode);

    /// <summary>Determines whether a status below 500 says nothing but that it is not the time: 408, 409, 425 and 429.</summary>
    public static bool IsForTheMoment(HttpStatusCode status) => status
        is HttpStatusCode.RequestTimeout
        or HttpStatusCode.Conflict
        or HttpStatuses.TooEarly
        or HttpStatusCode.TooManyRequests;

    private static Finality OfRefusedResult(ApiResponse response, bool hasFailed, bool isKnown, bool isOld)
    {
        // The start timeout that the request asked for ran out, or fal says that the failure stays.
        if (response.TimeoutType is not null || (response.NeedsRetry == false && RetryPolicy.MaySayNeedsRetry(response.StatusCode)))
        {
            return Finality.Final;
        }

        ErrorBody body = response.Error;
        if (!IsRefusalOfFals(response))
        {
            return hasFailed && body.IsEarly ? Finality.Contradiction : hasFailed && body.IsFals && (int)response.StatusCode >= 500 ? Finality.Final : Finality.None;
        }

        if ((int)response.StatusCode >= 500)
        {
            return hasFailed ? Finality.Final
                : !RetryPolicy.IsFromFal(response) ? Finality.None

                // fal's own words on how the model failed, and not those of a gateway that asks for another try.
                : body.IsFals && response is { NeedsRetry: not true, RetryAfter: null } ? Finality.Unconfirmed
                : Finality.Contradiction;
        }

        return Contradicts(response, isKnown, isOld) ? Finality.Contradiction
            : hasFailed || body is { IsFals: true, FieldErrors.Count: > 0 } ? Finality.Final
            : Finality.Unconfirmed;
    }

    /// <summary>Whether a refusal contradicts what fal said before: the key was accepted, and the request has an id.</summary>
    private static bool Contradicts(ApiResponse response, bool isKnown, bool isOld) => (int)response.StatusCode switch
    {
        401 or 403 => isKnown,
        404 => !isOld,
        _ => false,
    };
}
