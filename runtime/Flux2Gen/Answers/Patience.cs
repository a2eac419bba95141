namespace Flux2Gen;

/// <summary>Decides whether a free question is asked again, and after what wait.</summary>
internal sealed class Patience
{
    /// <summary>How long an answer is asked for again that another exchange may correct.</summary>
    private static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(3);

    /// <summary>How long fal may take to know everywhere what it said before.</summary>
    private static readonly TimeSpan Contradiction = TimeSpan.FromSeconds(30);

    private readonly FalClientOptions _options;
    private long? _outageStart;
    private long? _doubtStart;
    private TimeSpan _interval;

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
        _outageStart = null;
        _doubtStart = null;
        _interval = _options.Polling.InitialInterval;
        Repetitions = 0;
    }

    /// <summary>Returns the wait before the question is asked again; null when the answer counts.</summary>
    /// <param name="finality">How much the answer counts.</param>
    /// <param name="retryAfter">The wait that the server asks for; null when there is none.</param>
    public TimeSpan? Next(Finality finality, TimeSpan? retryAfter)
    {
        _doubtStart = finality == Finality.None ? null : _doubtStart;
        TimeSpan remaining = finality switch
        {
            Finality.None => Remaining(ref _outageStart, _options.Watch.OutageTolerance),
            Finality.Unconfirmed => Remaining(ref _doubtStart, TimeLimit.Shorter(Confirmation, _options.Watch.OutageTolerance)),
            Finality.Contradiction => Remaining(ref _doubtStart, TimeLimit.Shorter(Contradiction, _options.Watch.OutageTolerance)),
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
        return TimeLimit.Shorter(wait, remaining);
    }

    private TimeSpan Remaining(ref long? start, TimeSpan limit)
    {
        start ??= _options.TimeProvider.GetTimestamp();
        return TimeLimit.Rest(limit, _options.TimeProvider.GetElapsedTime(start.Value));
    }
}
