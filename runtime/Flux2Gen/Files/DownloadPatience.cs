using System.Net;
using Flux2Gen.Errors;
using Flux2Gen.Options;
using Flux2Gen.Transport;

namespace Flux2Gen.Files;

/// <summary>Decides for how long a download waits, and whether it is repeated. Only time that is spent on the server counts.</summary>
internal sealed class DownloadPatience(FalDownloadOptions options)
{
    /// <summary>The bytes that a download must get further within its time: fewer are a trickle.</summary>
    private const long Step = 64 * 1024;

    private static readonly FalRetryOptions Waits = new();

    private readonly TimeSpan _stepLimit = Longer(options.OutageTimeout, options.IdleTimeout);
    private long _mark;
    private long _furthest;
    private long _stepFrom;
    private int _failures;
    private int _refusals;
    private TimeSpan _outage;
    private TimeSpan _reading;
    private TimeSpan _total;

    /// <summary>Gets the number of requests that were sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Gets a value indicating whether <see cref="FalDownloadOptions.Timeout"/> ran out.</summary>
    public bool IsOver => options.Timeout != Timeout.InfiniteTimeSpan && _total >= options.Timeout;

    /// <summary>Gets a value indicating whether the file comes too slowly.</summary>
    public bool IsTrickle => !IsInfinite(_stepLimit) && _reading >= _stepLimit;

    /// <summary>Starts to count time.</summary>
    public void Resume() => _mark = options.TimeProvider.GetTimestamp();

    /// <summary>Creates a limit for one wait for the server.</summary>
    public CancellationTokenSource CreateLimit() => new(TimeLimit.Shorter(options.IdleTimeout, TimeLimit.Rest(options.Timeout, _total)), options.TimeProvider);

    /// <summary>Notes how far the download is after bytes came.</summary>
    public void Advance(long position)
    {
        _reading += Count();
        if (position > _furthest)
        {
            _furthest = position;
            _failures = 0;
            _refusals = 0;
        }

        if (_furthest - _stepFrom >= Step)
        {
            _stepFrom = _furthest;
            _outage = TimeSpan.Zero;
            _reading = TimeSpan.Zero;
        }
    }

    /// <summary>Determines whether a failure is an outage of the server or of the way there.</summary>
    public static bool IsOutage(Exception exception) => exception is IOException or OperationCanceledException
        || (exception is HttpRequestException { HttpRequestError: var error }
            && error is not (HttpRequestError.UserAuthenticationError or HttpRequestError.VersionNegotiationError or HttpRequestError.ConfigurationLimitExceeded))
        || (exception is FalApiException { StatusCode: var status }
            && status is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatuses.TooEarly);

    public bool MayRepeat(Exception cause)
    {
        _outage += Count();
        return !IsOver && (IsOutage(cause) ? IsInfinite(options.OutageTimeout) || _outage < options.OutageTimeout : _refusals < options.MaxRetries);
    }

    /// <summary>Waits before a repetition.</summary>
    public async Task WaitAsync(Exception cause, CancellationToken cancellationToken)
    {
        // The spread of the waits guards no secret.
#pragma warning disable CA5394
        TimeSpan delay = Backoff.Next(_failures++, Waits, Random.Shared.NextDouble());
#pragma warning restore CA5394
        FalApiException? answer = cause as FalApiException ?? (cause as NotTheFileException)?.Error as FalApiException;
        delay = answer?.RetryAfter is { } asked && asked > delay ? TimeLimit.Shorter(asked, Waits.MaxRetryAfter) : delay;
        if (IsOutage(cause))
        {
            delay = TimeLimit.Shorter(delay, TimeLimit.Rest(options.OutageTimeout, _outage));
        }
        else
        {
            _refusals++;
        }

        await Task.Delay(TimeLimit.Shorter(delay, TimeLimit.Rest(options.Timeout, _total)), options.TimeProvider, cancellationToken).ConfigureAwait(false);
        _outage += Count();
    }

    /// <summary>Gets the time since the last call.</summary>
    private TimeSpan Count()
    {
        long now = options.TimeProvider.GetTimestamp();
        TimeSpan elapsed = options.TimeProvider.GetElapsedTime(_mark, now);
        _mark = now;
        _total += elapsed;
        return elapsed;
    }

    private static bool IsInfinite(TimeSpan time) => time == Timeout.InfiniteTimeSpan;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => IsInfinite(one) || IsInfinite(other) ? Timeout.InfiniteTimeSpan : one > other ? one : other;
}
