namespace Flux2Gen.Emulator.Storage;

/// <summary>The addresses of stored files.</summary>
internal sealed class MediaUrls(Uri baseAddress)
{
    /// <summary>The host fal serves files from.</summary>
    public const string Host = "v3b.fal.media";

    /// <summary>The path files are below.</summary>
    public const string FilesPath = "/files/b/";

    public string Of(string key) => $"{baseAddress}{Host}{FilesPath}{key}";

    /// <summary>Gets the key of a file from its address, in our own form or in fal's.</summary>
    public string? KeyOf(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri))
            return null;
        string prefix = uri.IsLoopback && uri.Port == baseAddress.Port ? $"/{Host}{FilesPath}"
            : uri.Host == Host ? FilesPath
            : "?";
        return uri.AbsolutePath.StartsWith(prefix, StringComparison.Ordinal) ? uri.AbsolutePath[prefix.Length..] : null;
    }
}
