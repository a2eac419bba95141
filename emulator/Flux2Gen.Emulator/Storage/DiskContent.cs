using Microsoft.Win32.SafeHandles;

namespace Flux2Gen.Emulator.Storage;

/// <summary>Bytes in a temporary file, which is gone as soon as nobody knows it any more.</summary>
internal sealed class DiskContent(SafeFileHandle file, long length, ReadOnlySpan<byte> hash) : StoredContent(length, TagOf(hash))
{
    /// <summary>Opens a temporary file that no folder lists for longer than need be.</summary>
    public static SafeFileHandle OpenFile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"flux2gen-{Path.GetRandomFileName()}");
        FileOptions options = FileOptions.Asynchronous | (OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
        SafeFileHandle file = System.IO.File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, options);
        if (!OperatingSystem.IsWindows())
            System.IO.File.Delete(path);
        return file;
    }

    public override ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        RandomAccess.ReadAsync(file, buffer, offset, cancellationToken);
}
