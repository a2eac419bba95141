using Flux2Gen.Options;

namespace Flux2Gen;

/// <summary>What can be asked of a request that goes through the queue and is followed to its end.</summary>
public sealed record FalSubscribeOptions : FalQueueOptions
{
    /// <summary>Gets a value indicating whether to ask for the log of the model.</summary>
    /// <value>The default value is <see langword="null"/>: when there is somebody to tell, that is, when updates are asked for.</value>
    public bool? IncludeLogs { get; init; }

    /// <summary>Gets how the request is followed.</summary>
    /// <value>The default value is <see langword="null"/>: as <see cref="FalWatchOptions.Mode"/> of <see cref="FalClientOptions.Watch"/> says.</value>
    public FalWatchMode? WatchMode { get; init; }

    /// <summary>
    /// Gets how long the whole call may take, from uploads to the result, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. At
    /// most 49 days.
    /// </summary>
    /// <remarks>
    /// When the time runs out, the request is cancelled at fal, as it is when a token is cancelled, and the call ends in a
    /// <see cref="FalTimeoutException"/> with the request's id. <see cref="FalRequestOptions.StartTimeout"/> is another thing: fal itself
    /// measures it, and it ends when the model starts.
    /// </remarks>
    /// <value>The default value is infinite.</value>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Gets a value indicating whether a cancelled token, or a <see cref="Timeout"/> that runs out, cancels the request at fal as well.</summary>
    /// <remarks>Without it the request goes on, for a program that stops and takes it up again when it starts: by its id, or from a journal.</remarks>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool CancelRemotely { get; init; } = true;

    internal override void Validate()
    {
        base.Validate();
        if (WatchMode is { } mode && !Enum.IsDefined(mode))
        {
            throw Invalid(nameof(WatchMode), "must be a value of FalWatchMode");
        }

        if (!TimeLimit.IsValid(Timeout))
        {
            throw Invalid(nameof(Timeout), $"must be {TimeLimit.Rule}");
        }
    }
}
