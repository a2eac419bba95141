namespace Flux2Gen.Emulator.Queue;

/// <summary>The phases of a queued request; fal has no failed and no cancelled one.</summary>
internal enum QueuePhase
{
    InQueue,
    InProgress,
    Completed,
}
