namespace Flux2Gen;

/// <summary>Media types by file extension, for the kinds of file that fal's models take and give.</summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".gif"] = "image/gif",
        [".avif"] = "image/avif",
        [".heic"] = "image/heic",
        [".bmp"] = "image/bmp",
        [".tif"] = "image/tiff",
        [".tiff"] = "image/tiff",
        [".svg"] = "image/svg+xml",
        [".mp4"] = "video/mp4",
        [".m4v"] = "video/x-m4v",
        [".mov"] = "video/quicktime",
        [".webm"] = "video/webm",
        [".mkv"] = "video/x-matroska",
        [".mp3"] = "audio/mpeg",
        [".wav"] = "audio/wav",
        [".ogg"] = "audio/ogg",
        [".flac"] = "audio/flac",
        [".m4a"] = "audio/mp4",
        [".aac"] = "audio/aac",
        [".glb"] = "model/gltf-binary",
        [".gltf"] = "model/gltf+json",
        [".obj"] = "model/obj",
        [".json"] = "application/json",
        [".zip"] = "application/zip",
        [".pdf"] = "application/pdf",
        [".txt"] = "text/plain",
    };

    /// <summary>The media type of a file by its name, or <see cref="Unknown"/>.</summary>
    public static string OfFileName(string fileName) =>
        ByExtension.TryGetValue(Path.GetExtension(fileName), out string? type) ? type : Unknown;

    /// <summary>The extension for a media type, with its dot, or nothing.</summary>
    public static string ExtensionOf(string? mediaType)
    {
        string? plain = mediaType?.Split(';')[0].Trim();
        return ByExtension.FirstOrDefault(pair => pair.Value.Equals(plain, StringComparison.OrdinalIgnoreCase)).Key ?? "";
    }
}
