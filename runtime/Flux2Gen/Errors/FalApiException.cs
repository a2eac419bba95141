using System.Net;
using Flux2Gen.Errors;

namespace Flux2Gen;

/// <summary>fal answered that it did not do what was asked, or that the model failed.</summary>
/// <remarks>
/// <see cref="FalException.IsRetryable"/> follows what fal says of the failure; where it says nothing, the statuses 408, 429, 502,
/// 503 and 504 are worth another try.
/// </remarks>
public class FalApiException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="innerException">The cause.</param>
    public FalApiException(string message, HttpStatusCode statusCode, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        IsRetryable = HttpStatuses.IsTransient(statusCode);
    }

    /// <summary>Gets the HTTP status. 499, which has no name of its own, says that the request was cancelled.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Gets fal's name for what went wrong, such as <see cref="FalErrorType.ContentPolicyViolation"/>; <see langword="null"/> when it gives none.</summary>
    public FalErrorType? ErrorType { get; init; }

    /// <summary>Gets what fal says about it, on one line of at most 300 characters.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets the answer as text, at most 4,096 characters of it. It may repeat the input: think before writing it to a log.</summary>
    public string? Body { get; init; }

    /// <summary>Gets whose timeout ran out when the status is 504: <c>user</c> for the start timeout that the request asked for.</summary>
    public string? TimeoutType { get; init; }

    /// <summary>Gets how long the server asks to wait before another try, at most 49 days; <see langword="null"/> when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets a value indicating whether the start timeout that the request asked for ran out.</summary>
    public bool IsStartTimeout => string.Equals(TimeoutType, "user", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether this is how the request ended, and not only how a question about it was answered.</summary>
    internal bool IsOutcome { get; init; }

    /// <summary>Gets a value indicating whether fal refuses the key or the account, whatever is asked with it.</summary>
    internal bool IsAccountRefused { get; set; }

    /// <summary>Gets a value indicating whether the answer proves that fal did not take the request, so that it may be sent again.</summary>
    internal bool IsRefused { get; set; }

    /// <summary>Gets a value indicating whether fal says in its own words that it does not know the request, or not any more.</summary>
    internal bool IsUnknownRequest { get; init; }
}
