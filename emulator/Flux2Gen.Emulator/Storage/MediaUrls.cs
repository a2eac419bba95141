namespace Flux2Gen.Emulator.Storage;

/// <summary>The addresses of stored files.</summary>
internal sealed class MediaUrls(Uri baseAddress)
{
    /// <summary>The host fal serves files from.</summary>
    public const string Host = "v3b.fal.media";

    /// <summary>The host that takes files with a token, and serves those.</summary>
    public const string CdnHostName = "v3.fal.media";

    /// <summary>The path files are below.</summary>
    public const string FilesPath = "/files/b/";

    /// <summary>The path files are below that were uploaded with a token.</summary>
    public const string CdnFilesPath = "/files/";

    public string Cdn => $"{baseAddress}{CdnHostName}";

    public string Of(string key) => $"{baseAddress}{Host}{FilesPath}{key}";

    public string OfCdn(string key) => $"{Cdn}{CdnFilesPath}{key}";

    /// <summary>Gets the key of a file from its address, in our own form or in fal's.</summary>
    public string? KeyOf(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri))
            return null;
        string place = uri.IsLoopback && uri.Port == baseAddress.Port ? uri.AbsolutePath : $"/{uri.Host}{uri.AbsolutePath}";
        return Below($"/{Host}{FilesPath}") ?? Below($"/{CdnHostName}{CdnFilesPath}");

        string? Below(string prefix) => place.StartsWith(prefix, StringComparison.Ordinal) ? place[prefix.Length..] : null;
    }
}
