using System.Security.Cryptography;

namespace Flux2Gen.Emulator.Storage;

/// <summary>The bytes of a body or a file, wherever they are.</summary>
internal abstract class StoredContent(long length, string tag)
{
    private const int MaximumPicture = 100 << 20;

    /// <summary>Gets how many bytes there are.</summary>
    public long Length { get; } = length;

    /// <summary>Gets what tells these bytes from others, without quotes.</summary>
    public string Tag { get; } = tag;

    /// <summary>Gets the bytes when they are in memory; otherwise nothing.</summary>
    public virtual byte[] InMemory => [];

    /// <summary>Reads bytes from any place.</summary>
    public abstract ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Reads all of it, unless it is larger than any picture.</summary>
    public byte[]? ReadAll()
    {
        if (InMemory.Length == Length || Length > MaximumPicture)
            return Length > MaximumPicture ? null : InMemory;
        byte[] bytes = new byte[Length];
        int count;
        for (int offset = 0; offset < bytes.Length; offset += count)
            count = ReadAsync(offset, bytes.AsMemory(offset), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return bytes;
    }

    /// <summary>Writes a tag for a hash.</summary>
    protected static string TagOf(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash[..16]);

    /// <summary>Writes a tag for bytes.</summary>
    protected static string TagOf(byte[] bytes) => TagOf(SHA256.HashData(bytes).AsSpan());
}
