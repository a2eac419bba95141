using System.Buffers.Binary;

namespace Flux2Gen.Load;

/// <summary>Bytes that are made as they are read: each eight of them from their place, so that none can be missing or elsewhere.</summary>
internal sealed class GeneratedStream(long size) : Stream
{
    private readonly byte[] _word = new byte[8];
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, size - _position);
        int done = 0;
        while (done < count)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_word, unchecked((ulong)(_position / 8) * 0x9E3779B97F4A7C15));
            ReadOnlySpan<byte> rest = _word.AsSpan((int)(_position % 8));
            rest = rest[..Math.Min(rest.Length, count - done)];
            rest.CopyTo(buffer[done..]);
            done += rest.Length;
            _position += rest.Length;
        }

        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
