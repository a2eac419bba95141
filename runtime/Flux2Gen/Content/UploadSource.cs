namespace Flux2Gen.Content;

/// <summary>The bytes of a file to upload, which can be read at any place, by several readers at a time.</summary>
internal abstract class UploadSource : IAsyncDisposable
{
    /// <summary>Gets how many bytes there are; null when that is known only at the end, and each can be read just once.</summary>
    public abstract long? Length { get; }

    /// <summary>Reads what is there.</summary>
    /// <param name="offset">Where to begin; of what can be read just once, where the last reader ended.</param>
    /// <param name="buffer">Where to put it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many bytes were read; 0 at the end.</returns>
    public abstract ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Sees to it that what was read is one state of the file, as far as that can be told.</summary>
    /// <exception cref="IOException">It changed meanwhile.</exception>
    public virtual void EnsureUnchanged()
    {
    }

    public abstract ValueTask DisposeAsync();
}
