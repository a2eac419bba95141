namespace Flux2Gen.Content;

/// <summary>A stream that cannot seek: it is read once, from its beginning to its end.</summary>
internal sealed class OneWaySource(Stream stream, bool isOwner) : UploadSource
{
    public override long? Length => null;

    public override ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer, cancellationToken);

    public override ValueTask DisposeAsync() => isOwner ? stream.DisposeAsync() : default;
}
