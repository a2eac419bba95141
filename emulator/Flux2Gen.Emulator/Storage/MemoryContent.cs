namespace Flux2Gen.Emulator.Storage;

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryContent(byte[] bytes) : StoredContent(bytes.Length, TagOf(bytes))
{
    public override byte[] InMemory => bytes;

    public override ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> rest = bytes.AsMemory((int)Math.Min(offset, bytes.Length));
        rest = rest[..Math.Min(rest.Length, buffer.Length)];
        rest.CopyTo(buffer);
        return new(rest.Length);
    }
}
