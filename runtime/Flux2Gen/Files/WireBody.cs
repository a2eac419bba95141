namespace Flux2Gen.Files;

/// <summary>A compressed body as it comes. It shows whether a decompressor asked for more than there was.</summary>
/// <remarks>
/// The decompressors of .NET take a cut for the end (https://github.com/dotnet/runtime/issues/72726). One that reached the end mark of its
/// data reads no further, except for gzip, where another member may follow. A byte that begins none settles that.
/// </remarks>
/// <param name="body">The body.</param>
/// <param name="probesEnd">Whether the end of the body is followed by a byte that begins no gzip member.</param>
internal sealed class WireBody(Stream body, bool probesEnd) : Stream
{
    private bool _isProbed = !probesEnd;

    /// <summary>Gets the number of bytes that came.</summary>
    public long Count { get; private set; }

    /// <summary>Gets a value indicating whether more was asked for than there was.</summary>
    public bool WasReadPastEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Count += count;
        if (count > 0 || buffer.Length == 0)
        {
            return count;
        }

        if (!_isProbed)
        {
            _isProbed = true;
            buffer.Span[0] = 0;
            return 1;
        }

        WasReadPastEnd = true;
        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
