using System.Net;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <summary>How an exchange with a server ended, for a <see cref="FalPipeline"/> to decide by.</summary>
public sealed class FalExchangeOutcome
{
    internal FalExchangeOutcome(FalExchange exchange, int attempt, ApiResponse response, bool isRepeatable, TimeSpan? retryAfter)
    {
        Exchange = exchange;
        Attempt = attempt;
        Response = response;
        CanRetry = isRepeatable;
        RetryAfter = retryAfter;
    }

    internal FalExchangeOutcome(FalExchange exchange, int attempt, FalException exception, bool isRepeatable)
    {
        Exchange = exchange;
        Attempt = attempt;
        Exception = exception;
        CanRetry = isRepeatable;
    }

    /// <summary>Gets what the exchange was for.</summary>
    public FalOperation Operation => Exchange.Operation;

    /// <summary>Gets the number of the exchange, from 1.</summary>
    public int Attempt { get; }

    /// <summary>Gets the status of the answer; <see langword="null"/> when there was none, or not all of it.</summary>
    public HttpStatusCode? StatusCode => Response?.StatusCode;

    /// <summary>Gets why there was no answer; <see langword="null"/> when there was one, whatever its status.</summary>
    public FalException? Exception { get; }

    /// <summary>Gets a value indicating whether there was an answer with a status of success.</summary>
    public bool IsSuccess => Response is { IsSuccess: true };

    /// <summary>Gets a value indicating whether the client's own retries would send the exchange again.</summary>
    /// <remarks>
    /// Sending again what costs money has no effect when this is false. For questions to fal it is advice: a result that failed, for
    /// example, is stored, and does not change by asking.
    /// </remarks>
    public bool CanRetry { get; }

    /// <summary>Gets how long the server asks to wait, at most <see cref="FalRetryOptions.MaxRetryAfter"/>; <see langword="null"/> when it does not.</summary>
    public TimeSpan? RetryAfter { get; }

    internal FalExchange Exchange { get; }

    internal ApiResponse? Response { get; }

    /// <summary>Gets a value indicating whether fal may have accepted the request although this outcome does not say so.</summary>
    internal bool MayHaveBeenAccepted => Exception is { MayHaveBeenAccepted: true };
}
