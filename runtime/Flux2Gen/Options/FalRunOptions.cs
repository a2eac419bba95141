using Flux2Gen.Options;

namespace Flux2Gen;

/// <summary>What can be asked of a request that runs while the caller waits.</summary>
public sealed record FalRunOptions : FalRequestOptions
{
    /// <summary>
    /// Gets how long the whole call may take, uploads and repetitions included, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>.
    /// At most 49 days.
    /// </summary>
    /// <remarks>
    /// When the time runs out, the call ends in a <see cref="FalTimeoutException"/>. The model may go on, and be billed; the result is
    /// lost. <see cref="FalRequestOptions.StartTimeout"/> is another thing: fal itself measures it, and it ends when the model starts.
    /// </remarks>
    /// <value>The default value is infinite: some models take many minutes.</value>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    internal override void Validate()
    {
        base.Validate();
        if (!TimeLimit.IsValid(Timeout))
        {
            throw Invalid(nameof(Timeout), $"must be {TimeLimit.Rule}");
        }
    }
}
