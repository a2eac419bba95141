namespace Flux2Gen.Emulator.Queue;

/// <summary>Where a request is at one moment.</summary>
/// <param name="Phase">Its phase.</param>
/// <param name="Position">Its queue position; 0 outside the queue.</param>
/// <param name="InferenceTime">How long it has been running; <see langword="null"/> when it did not start.</param>
/// <param name="IsCancelled">Whether it ended because it was cancelled.</param>
internal readonly record struct QueueState(QueuePhase Phase, int Position, TimeSpan? InferenceTime, bool IsCancelled = false)
{
    public bool IsCompleted => Phase is QueuePhase.Completed;
}
