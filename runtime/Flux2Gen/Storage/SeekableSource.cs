namespace Flux2Gen;

/// <summary>A stream that can seek, from where it stood. It has one position, so that its readers take turns.</summary>
internal sealed class SeekableSource(Stream stream, long start) : UploadSource
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public override long? Length { get; } = Math.Max(0, stream.Length - start);

    public override async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
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

    public override ValueTask DisposeAsync()
    {
        // The stream is the user's.
        _turn.Dispose();
        return default;
    }
}
