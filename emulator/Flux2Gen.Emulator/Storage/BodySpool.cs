using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Flux2Gen.Emulator.Storage;

/// <summary>Reads the bodies of requests; a large one is never in memory as a whole.</summary>
internal static class BodySpool
{
    /// <summary>The largest body that stays in memory when it may go to disk.</summary>
    public const int MaximumInMemory = 4 << 20;

    /// <summary>The largest file, or part of one, in bytes.</summary>
    public const long MaximumOnDisk = 2L << 30;

    private const int ChunkSize = 128 << 10;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="mayGoToDisk">Whether it is the bytes of a file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<StoredContent> ReadAsync(Stream body, bool mayGoToDisk, CancellationToken cancellationToken)
    {
        using MemoryStream memory = new();
        byte[] chunk = new byte[ChunkSize];
        int count;
        while ((count = await body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (mayGoToDisk && memory.Length + count > MaximumInMemory)
                return await SpoolAsync(memory.ToArray(), chunk, count, body, cancellationToken);
            memory.Write(chunk, 0, count);
        }

        return new MemoryContent(memory.ToArray());
    }

    private static async Task<DiskContent> SpoolAsync(byte[] first, byte[] chunk, int count, Stream body, CancellationToken cancellationToken)
    {
        SafeFileHandle file = DiskContent.OpenFile();
        try
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(first);
            await RandomAccess.WriteAsync(file, first, 0, cancellationToken);
            long length = first.Length;
            for (; count > 0; count = await body.ReadAsync(chunk, cancellationToken))
            {
                hash.AppendData(chunk, 0, count);
                await RandomAccess.WriteAsync(file, chunk.AsMemory(0, count), length, cancellationToken);
                length += count;
            }

            return new DiskContent(file, length, hash.GetHashAndReset());
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
