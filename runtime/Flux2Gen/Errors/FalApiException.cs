using System.Net;

namespace Flux2Gen;

/// <summary>fal answered that it did not do what was asked, or that the model failed.</summary>
public class FalApiException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="innerException">The cause.</param>
    public FalApiException(string message, HttpStatusCode statusCode, Exception? innerException = null)
        : base(message, innerException) => StatusCode = statusCode;

    /// <summary>Gets the HTTP status. 499, which has no name of its own, says that the request was cancelled.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Gets fal's name for what went wrong, such as <c>content_policy_violation</c> or <c>runner_disconnected</c>. New ones can come any time.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Gets what fal says about it, on one line of at most 300 characters.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets the answer as text, at most 4,096 characters of it. It may repeat the input: think before writing it to a log.</summary>
    public string? Body { get; init; }

    /// <summary>Gets whose timeout ran out when the status is 504: <c>user</c> for the start timeout that the request asked for.</summary>
    public string? TimeoutType { get; init; }

    /// <summary>Gets a value indicating whether the start timeout that the request asked for ran out.</summary>
    public bool IsUserTimeout => string.Equals(TimeoutType, "user", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether the same request, made anew and later, has a chance. It may be billed anew as well.</summary>
    public bool IsRetryable { get; init; }

    /// <summary>Gets a value indicating whether fal itself gave the answer as the stored outcome of a request.</summary>
    internal bool IsOutcome { get; init; }

    /// <summary>Gets a value indicating whether it says that a request was provably not accepted.</summary>
    internal bool IsRefusal { get; init; }
}
