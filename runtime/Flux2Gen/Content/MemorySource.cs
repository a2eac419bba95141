namespace Flux2Gen.Content;

/// <summary>Bytes in memory.</summary>
internal sealed class MemorySource(ReadOnlyMemory<byte> bytes) : UploadSource
{
    public override long? Length => bytes.Length;

    public override ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> rest = bytes[(int)offset..];
        rest = rest[..Math.Min(rest.Length, buffer.Length)];
        rest.CopyTo(buffer);
        return new(rest.Length);
    }

    public override ValueTask DisposeAsync() => default;
}
