using Flux2Gen.Options;

namespace Flux2Gen;

/// <summary>What can be asked of a request whose output is streamed.</summary>
public sealed record FalStreamOptions : FalRequestOptions
{
    /// <summary>
    /// Gets how long the whole call may take, from uploads to the last event and with what the caller's loop takes in between, or
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. At most 49 days.
    /// </summary>
    /// <remarks>
    /// When the time runs out, the stream is closed and the call ends in a <see cref="FalTimeoutException"/> with what came until then in
    /// <see cref="FalException.PartialOutputs"/>. The model may go on, and be billed.
    /// </remarks>
    /// <value>The default value is infinite.</value>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Gets how long fal may send nothing at all once it has begun to answer, not even a sign of life, or
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. At most 49 days.
    /// </summary>
    /// <remarks>
    /// It finds connections that are dead. Each byte counts, comments included, and only while the caller waits for it. How long the model
    /// may take to start, and with it the answer, <see cref="FalRequestOptions.StartTimeout"/> says.
    /// </remarks>
    /// <value>The default value is 5 minutes: no model has to tell anything while it works.</value>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    internal override void Validate()
    {
        base.Validate();
        if (!TimeLimit.IsValid(Timeout))
        {
            throw Invalid(nameof(Timeout), $"must be {TimeLimit.Rule}");
        }

        if (!TimeLimit.IsValid(IdleTimeout))
        {
            throw Invalid(nameof(IdleTimeout), $"must be {TimeLimit.Rule}");
        }
    }

    internal override void Apply(HttpRequestMessage request)
    {
        base.Apply(request);

        // Something on the way that stores answers would hold back events until it has them all.
        request.Headers.Replace("Cache-Control", "no-store");
    }
}
