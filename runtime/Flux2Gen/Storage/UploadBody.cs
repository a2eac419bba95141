namespace Flux2Gen.Storage;

/// <summary>The bytes of one exchange, which can be sent again.</summary>
internal sealed class UploadBody(FilePart part, UploadMeter meter, Action<Exception> failed)
{
    private UploadContent? _last;

    public int Number => part.Number;

    public long Length => part.Length;

    /// <summary>Gets a value indicating whether the last exchange was answered before all bytes were handed over. Over HTTP/2 that can be.</summary>
    public bool IsCut => Volatile.Read(ref _last)?.IsCut == true;

    public UploadContent CreateContent()
    {
        var content = new UploadContent(this);
        Volatile.Write(ref _last, content);
        return content;
    }

    /// <summary>Reads a piece.</summary>
    /// <exception cref="IOException">The file cannot be read, or is shorter than it was.</exception>
    public async ValueTask<int> ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            buffer = buffer[..(int)Math.Min(buffer.Length, part.Length - position)];
            int count = await part.Source.ReadAsync(part.Offset + position, buffer, cancellationToken).ConfigureAwait(false);
            return count > 0 ? count : throw new EndOfStreamException("The file became shorter while it was uploaded.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Through the HTTP client it would come out as a lost connection, and be sent again.
            failed(exception);
            throw;
        }
    }

    /// <summary>Counts what was sent; what is sent again counts once.</summary>
    public void Sent(long position)
    {
        try
        {
            meter.Add(Number, position);
        }
        catch (Exception exception)
        {
            failed(exception);
            throw;
        }
    }
}
