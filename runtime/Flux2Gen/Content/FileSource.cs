namespace Flux2Gen.Content;

/// <summary>A file on disk. Its readers share one handle, and each reads at its own offset.</summary>
internal sealed class FileSource : UploadSource
{
    private readonly FileStream _file;
    private readonly DateTime _writtenAt;

    private FileSource(FileStream file)
    {
        _file = file;
        Length = file.Length;
        _writtenAt = File.GetLastWriteTimeUtc(file.SafeFileHandle);
    }

    public override long? Length { get; }

    /// <summary>Opens a file, or a pipe that has a path. What says that it is empty, as files of /proc do, is read to its end.</summary>
    public static UploadSource Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        return file.CanSeek && file.Length > 0 ? new FileSource(file) : new OneWaySource(file, isOwner: true);
    }

    public override ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        RandomAccess.ReadAsync(_file.SafeFileHandle, buffer, offset, cancellationToken);

    public override void EnsureUnchanged()
    {
        if (RandomAccess.GetLength(_file.SafeFileHandle) != Length || File.GetLastWriteTimeUtc(_file.SafeFileHandle) != _writtenAt)
        {
            throw new IOException("The file changed while it was uploaded, so that what was sent may be a mixture: upload it again.");
        }
    }

    public override ValueTask DisposeAsync() => _file.DisposeAsync();
}
