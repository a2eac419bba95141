using System.Collections.Frozen;

namespace Flux2Gen.Content;

/// <summary>Media types by file extension, and the reverse.</summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";

    private static readonly FrozenDictionary<string, string> ByExtension = MediaTypeTable.Rows
        .SelectMany(static row => row.Extensions.Select(extension => KeyValuePair.Create(extension, row.Types[0])))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> ExtensionsByType = MediaTypeTable.Rows
        .SelectMany(static row => row.Types.Select(type => KeyValuePair.Create(type, row.Extensions[0])))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Placeholders =
        [Unknown, "binary/octet-stream", "application/binary", "application/x-binary", "application/unknown", "application/force-download", "application/x-download", "*/*"];

    /// <summary>Gets the media type that a file name implies; <see cref="Unknown"/> if its extension is not in the table.</summary>
    public static string FromFileName(string fileName) =>
        ByExtension.TryGetValue(Path.GetExtension(fileName.AsSpan().TrimEnd(" .")).ToString(), out string? type) ? type : Unknown;

    /// <summary>Gets the media type of a local file by its name, or else by its first bytes. It must be no pipe, which can be read only once.</summary>
    public static string FromFile(string path)
    {
        string type = FromFileName(path);
        if (type != Unknown)
        {
            return type;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return FromContent(path, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The upload opens the file, and reports what is wrong.
            return Unknown;
        }
    }

    /// <summary>Gets the media type of a file by its name, or else by its first bytes.</summary>
    public static string FromContent(string fileName, ReadOnlySpan<byte> head) =>
        FromFileName(fileName) is var type && type != Unknown ? type : MediaSignatures.Detect(head) ?? Unknown;

    /// <summary>Gets the media type of a file by its name, or else by the first bytes of a stream that can seek.</summary>
    public static string FromContent(string fileName, Stream stream)
    {
        if (!stream.CanSeek || FromFileName(fileName) != Unknown)
        {
            return FromFileName(fileName);
        }

        long start = stream.Position;
        var head = new byte[MediaSignatures.Length];
        int count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = start;
        return FromContent(fileName, head.AsSpan(0, count));
    }

    /// <summary>Gets the extension of a media type with its dot; empty if the type is not in the table.</summary>
    public static string ToExtension(string? mediaType) =>
        Normalize(mediaType) is { } plain && ExtensionsByType.TryGetValue(plain, out string? extension) ? extension : "";

    /// <summary>Strips the parameters of a media type; <see langword="null"/> if it is missing or does not identify any format.</summary>
    public static string? Normalize(string? mediaType)
    {
        string plain = (mediaType ?? "").Split(';', 2)[0].Trim().ToLowerInvariant();
        int slash = plain.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < plain.Length - 1 && !Placeholders.Contains(plain) ? plain : null;
    }
}
