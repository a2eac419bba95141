namespace Flux2Gen;

/// <summary>What can be asked of a request that goes through the queue and is followed to its end.</summary>
public sealed class FalSubscribeOptions : FalSubmitOptions
{
    /// <summary>Gets a value indicating whether to ask for the log of the model.</summary>
    /// <value>The default value is <see langword="null"/>: when there is somebody to tell, that is, when updates are asked for.</value>
    public bool? Logs { get; init; }

    /// <summary>Gets how the request is followed.</summary>
    /// <value>The default value is <see langword="null"/>: as <see cref="FalWatchOptions.Mode"/> of <see cref="FalClientOptions.Watch"/> says.</value>
    public FalWatchMode? WatchMode { get; init; }

    internal override void Validate()
    {
        base.Validate();
        if (WatchMode is { } mode && !Enum.IsDefined(mode))
        {
            throw Invalid(nameof(WatchMode), "must be a value of FalWatchMode");
        }
    }
}
