using System.Text;

namespace Flux2Gen.Cli.Specs;

/// <summary>Writes files so that a reader, or a crash, sees the old text or the new one and nothing between.</summary>
internal static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes UTF-8 without a byte order mark.</summary>
    /// <param name="path">The path; folders on the way are made.</param>
    /// <param name="text">The text.</param>
    public static void Write(string path, string text) => Write(path, Utf8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The path; folders on the way are made.</param>
    /// <param name="content">The bytes.</param>
    public static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // Beside the file, because a rename is atomic only within a volume; with an ending that no glob for documents takes.
        string temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
