using System.Text;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A body that comes in parts: a text, what a function gives, or bytes are read, an exception is thrown, an action is done before nothing more comes.</summary>
internal sealed class ScriptedStream(IEnumerable<object> parts) : Stream
{
    private readonly Queue<object> _parts = new(parts);
    private ReadOnlyMemory<byte> _rest;

    public bool IsDisposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_rest.IsEmpty)
        {
            if (!_parts.TryDequeue(out object? part))
            {
                return 0;
            }

            switch (part)
            {
                case string text:
                    _rest = Encoding.UTF8.GetBytes(text);
                    break;
                case Func<string> give:
                    _rest = Encoding.UTF8.GetBytes(give());
                    break;
                case byte[] bytes:
                    _rest = bytes;
                    break;
                case Exception exception:
                    throw exception;
                case Action action:
                    action();
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    break;
            }
        }

        int count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
