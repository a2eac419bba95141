using System.Diagnostics.CodeAnalysis;
using Flux2Gen.Content;
using Flux2Gen.Text;

namespace Flux2Gen.Files;

/// <summary>The facts that an output states about a file, which its download is compared with.</summary>
/// <param name="MediaType">The format in lower case without parameters, <c>image/*</c> if only the family is known; <see langword="null"/> if nothing is known.</param>
/// <param name="Size">The size in bytes; <see langword="null"/> if it is not stated.</param>
/// <param name="IsRecent">Whether the output is so recent that its file may still be on its way to all servers.</param>
internal readonly record struct ExpectedFile(string? MediaType, long? Size, bool IsRecent)
{
    private const string Html = "text/html";

    private static readonly string[] BinaryTypes =
    [
        "model/gltf-binary", "model/vnd.usdz+zip", "model/3mf", "application/pdf", "application/zip", "application/gzip", "application/x-tar",
        "application/x-7z-compressed", "application/vnd.rar", "application/x-safetensors", "application/x-blender",
    ];

    /// <summary>Gets the facts about a file. The stated type counts first, then the extension, then the class.</summary>
    public static ExpectedFile From(FalFile file)
    {
        string? type = MediaTypes.Normalize(file.ContentType) ?? FromName(file.FileName) ?? FromName(SafeFileName.OfUrl(file.Url ?? "")) ?? file switch
        {
            ImageFile => "image/*",
            VideoFile => "video/*",
            AudioFile => "audio/*",
            _ => file.ContentType is null ? null : MediaTypes.Unknown,
        };
        return new ExpectedFile(type, file.FileSize is > 0 ? file.FileSize : null, file.Created.IsRecent)
        {
            MayBeEmpty = file.FileSize == 0 && !IsBinary(type),
        };
    }

    /// <summary>Gets a value indicating whether a file without bytes is what the output states.</summary>
    public bool MayBeEmpty { get; private init; }

    /// <summary>Gets the file for a message.</summary>
    public string Description => (MediaType, Size) switch
    {
        (null, null) => "the file",
        (null, { } size) => $"the file of {ByteSize.Text(size)}",
        ({ } type, null) => $"the file ({type})",
        ({ } type, { } size) => $"the file ({type}, {ByteSize.Text(size)})",
    };

    /// <summary>Determines whether bytes are something else than the file, such as the error page of a proxy.</summary>
    /// <remarks>
    /// Models state wrong types, so that one media format in place of another is the file. A document in place of media is not. The bytes count
    /// more than the type that the server states.
    /// </remarks>
    /// <param name="head">The first bytes.</param>
    /// <param name="servedType">The type that the server states.</param>
    /// <returns>The media type of the document that came; <see langword="null"/> if there is no objection.</returns>
    public string? FindImpostor(ReadOnlySpan<byte> head, string? servedType)
    {
        if (MediaType is null || MediaSignatures.Detect(head) is not null)
        {
            return null;
        }

        string? served = MediaTypes.Normalize(servedType);
        string? found = TextSignatures.Detect(head);
        if (IsBinary(MediaType))
        {
            // A type alone proves little: it has to fit the bytes.
            bool isDocument = served is not null
                && (served.StartsWith("text/", StringComparison.Ordinal) ? TextSignatures.IsText(head) : IsJson(served) && TextSignatures.IsJsonScalar(head));
            found ??= isDocument ? served : null;
        }
        else if (!MediaType.StartsWith("model/", StringComparison.Ordinal))
        {
            // A document may be of another kind than stated. Only a page that is also served as a page is suspicious.
            found = found == Html && served == Html && !IsXml(MediaType) ? Html : null;
        }

        return found is null || found == MediaType || (IsXml(MediaType) && IsXml(found) && head.IndexOf("<Error>"u8) < 0) || (IsJson(MediaType) && IsJson(found))
            ? null
            : found;
    }

    /// <summary>Determines whether a type that the server states is that of a document in place of media.</summary>
    public bool Excludes([NotNullWhen(true)] string? servedType) =>
        IsBinary(MediaType) && MediaTypes.Normalize(servedType) is { } served
        && (served.StartsWith("text/", StringComparison.Ordinal) || IsJson(served) || IsXml(served)) && !served.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Determines whether a format is never a document of text, except for one that its own name says to be XML or JSON.</summary>
    private static bool IsBinary(string? type) => type is not null
        && (type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal)
            || type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("font/", StringComparison.Ordinal)
            || BinaryTypes.Contains(type));

    private static bool IsXml(string type) => type.EndsWith("/xml", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal);

    private static bool IsJson(string type) => type.EndsWith("json", StringComparison.Ordinal);

    private static string? FromName(string? name) =>
        name is not null && MediaTypes.FromFileName(name) is var type && type != MediaTypes.Unknown ? type : null;
}
