using System.Buffers;
using System.Net;

namespace Flux2Gen.Storage;

/// <summary>Sends the bytes of one exchange, a little at a time.</summary>
internal sealed class UploadContent(UploadBody body) : HttpContent
{
    private const int ChunkSize = 64 * 1024;

    private long _handedOver = -1;

    /// <summary>Gets a value indicating whether some bytes were not handed over, although somebody asked for them.</summary>
    public bool IsCut => Interlocked.Read(ref _handedOver) is >= 0 and var count && count < body.Length;

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _handedOver, 0);
        byte[] chunk = ArrayPool<byte>.Shared.Rent((int)Math.Min(ChunkSize, body.Length));
        try
        {
            for (long position = 0; position < body.Length;)
            {
                int count = await body.ReadAsync(position, chunk, cancellationToken).ConfigureAwait(false);

                // Before the write: who has all bytes may answer while it ends.
                Interlocked.Exchange(ref _handedOver, position + count);
                await stream.WriteAsync(chunk.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                position += count;
                body.Sent(position);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
