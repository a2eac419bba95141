using Flux2Gen.Options;
using Flux2Gen.Transport;

namespace Flux2Gen.Results;

/// <summary>Decides whether a free question is asked again, and after what wait.</summary>
internal sealed class Patience
{
    /// <summary>How long an answer is asked for again that another exchange may correct.</summary>
    private static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(3);

    /// <summary>How long fal may take to know everywhere what it said before.</summary>
    private static readonly TimeSpan Contradiction = TimeSpan.FromSeconds(30);

    private readonly FalClientOptions _options;
    private TimeSpan? _outage;
    private TimeSpan? _doubt;
    private TimeSpan _interval;

    /// <summary>When the last answer came, and the time in which the next one was due.</summary>
    private (long Time, TimeSpan Due) _last;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="options">The options of the client.</param>
    public Patience(FalClientOptions options)
    {
        _options = options;
        _interval = options.Polling.InitialInterval;
    }

    /// <summary>Gets the number of waits since the last answer that counted.</summary>
    public int Repetitions { get; private set; }

    /// <summary>Starts anew after an answer that counts.</summary>
    public void Reset()
    {
        _outage = null;
        _doubt = null;
        _interval = _options.Polling.InitialInterval;
        Repetitions = 0;
    }

    /// <summary>Returns the wait before the question is asked again; null when the answer counts.</summary>
    /// <param name="finality">How much the answer counts.</param>
    /// <param name="retryAfter">The wait that the server asks for; null when there is none.</param>
    public TimeSpan? Next(Finality finality, TimeSpan? retryAfter)
    {
        Count();
        _doubt = finality == Finality.None ? null : _doubt;
        TimeSpan remaining = finality switch
        {
            Finality.None => Remaining(ref _outage, _options.Watch.OutageTolerance),
            Finality.Unconfirmed => Remaining(ref _doubt, TimeLimit.Shorter(Confirmation, _options.Watch.OutageTolerance)),
            Finality.Contradiction => Remaining(ref _doubt, TimeLimit.Shorter(Contradiction, _options.Watch.OutageTolerance)),
            _ => TimeSpan.Zero,
        };
        if (remaining == TimeSpan.Zero)
        {
            return null;
        }

        TimeSpan asked = TimeLimit.Shorter(retryAfter ?? TimeSpan.Zero, _options.Retry.MaxRetryAfter);
        TimeSpan wait = asked > _interval ? asked : _interval;
        _interval = _options.Polling.Next(_interval);
        Repetitions++;

        // The last question is asked when the time is up, and not before.
        wait = TimeLimit.Shorter(wait, remaining);
        _last.Due = TimeLimit.Extend(_options.NetworkTimeout, wait);
        return wait;
    }

    /// <summary>Adds the time since the last answer, without the hours in which the machine slept.</summary>
    private void Count()
    {
        long now = _options.TimeProvider.GetTimestamp();
        TimeSpan elapsed = TimeLimit.Shorter(_options.TimeProvider.GetElapsedTime(_last.Time, now), _last.Due);
        _last.Time = now;
        _outage += elapsed;
        _doubt += elapsed;
    }

    /// <summary>Returns what is left of a limit, all of it at the first answer: nothing counts that was not asked for twice.</summary>
    private static TimeSpan Remaining(ref TimeSpan? spent, TimeSpan limit) => TimeLimit.Rest(limit, spent ??= TimeSpan.Zero);
}
