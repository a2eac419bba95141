namespace Flux2Gen;

/// <summary>What can be asked of a request that runs while the caller waits.</summary>
public sealed class FalRunOptions : FalRequestOptions
{
    /// <summary>Gets how long to wait for the model, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. At most 49 days.</summary>
    /// <remarks>When the time runs out, the model may go on, and be billed; the result is lost.</remarks>
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
