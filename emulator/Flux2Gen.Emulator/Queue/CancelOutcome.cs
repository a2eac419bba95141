namespace Flux2Gen.Emulator.Queue;

/// <summary>What became of a cancellation.</summary>
internal enum CancelOutcome
{
    /// <summary>The request had not started and will not.</summary>
    Removed,

    /// <summary>The request was running and was told to stop.</summary>
    Requested,

    /// <summary>Too late.</summary>
    AlreadyCompleted,
}
