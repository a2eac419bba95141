using System.Buffers;

namespace Flux2Gen.Journal;

/// <summary>Lines that go to the disk together.</summary>
internal sealed class JournalBatch
{
    public ArrayBufferWriter<byte> Lines { get; } = new();

    /// <summary>Gets what ends when they are there.</summary>
    public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
