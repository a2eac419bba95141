using Flux2Gen.Emulator.Documents;

namespace Flux2Gen.Emulator.Queue;

/// <summary>A request in the queue. Its state is not stored: <see cref="QueueStore"/> computes it from the clock.</summary>
internal sealed class QueuedRequest(string id, EndpointDocument endpoint, byte[] input, DateTimeOffset submittedAt)
{
    /// <summary>Gets the request id.</summary>
    public string Id { get; } = id;

    /// <summary>Gets the endpoint it was submitted to.</summary>
    public EndpointDocument Endpoint { get; } = endpoint;

    /// <summary>Gets owner and alias of the endpoint, the part of its id that polling addresses carry.</summary>
    public string Application { get; } = EndpointPath.ApplicationOf(endpoint.Id);

    /// <summary>Gets the body as it was submitted.</summary>
    public byte[] Input { get; } = input;

    /// <summary>Gets the time of the submit.</summary>
    public DateTimeOffset SubmittedAt { get; } = submittedAt;

    /// <summary>Gets the lock that guards <see cref="CancelledAt"/>.</summary>
    public Lock Sync { get; } = new();

    /// <summary>Gets or sets the time of an accepted cancellation.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>Gets what ends when a cancellation was accepted.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
