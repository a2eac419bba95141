using System.Runtime.CompilerServices;

namespace Flux2Gen.Content;

/// <summary>A stream that can seek, from where it stood. It has one position, so that its readers take turns, also those of other uploads.</summary>
// The semaphores have no handle to give back, because nobody asks for one.
#pragma warning disable CA1001, CA2213
internal sealed class SeekableSource(Stream stream, long start) : UploadSource
#pragma warning restore CA1001, CA2213
{
    private static readonly ConditionalWeakTable<Stream, SemaphoreSlim> Turns = [];

    private readonly SemaphoreSlim _turn = Turns.GetValue(stream, static _ => new SemaphoreSlim(1, 1));
    private bool _isClosed;

    public override long? Length { get; } = Math.Max(0, stream.Length - start);

    public override async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (stream.Position != start + offset)
            {
                stream.Position = start + offset;
            }

            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Sees to it that nobody reads the stream any more: it is the user's, who goes on with it.</summary>
    public override async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        _isClosed = true;
        _turn.Release();
    }
}
