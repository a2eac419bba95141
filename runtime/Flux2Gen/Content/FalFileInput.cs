using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Flux2Gen.Content;

namespace Flux2Gen;

/// <summary>
/// A file that is given to a model: the URL of one that is already on the web, or a local one that is uploaded when the
/// request is sent.
/// </summary>
/// <remarks>
/// A string is always taken as a URL (or data URI), never as a path: what a user typed cannot make the program send a
/// file of its own disk. Local files are named as such, with <see cref="FromFile"/>.
/// </remarks>
[JsonConverter(typeof(FalModelConverter<FalFileInput>))]
public sealed class FalFileInput : IFalModel<FalFileInput>, IEquatable<FalFileInput>
{
    private readonly Func<UploadSource>? _open;
    private readonly Func<string?>? _stamp;
    private readonly Func<long?>? _length;

    private FalFileInput(string url) => Url = url;

    private FalFileInput(string fileName, string contentType, Func<UploadSource> open, Func<string?> stamp, Func<long?> length)
    {
        FileName = fileName;
        ContentType = contentType;
        _open = open;
        _stamp = stamp;
        _length = length;
    }

    /// <summary>Gets the URL or data URI as it will be sent, or <see langword="null"/> when the file is to be uploaded first.</summary>
    public string? Url { get; }

    /// <summary>Gets the name under which a local file is uploaded; <see langword="null"/> for a URL.</summary>
    public string? FileName { get; }

    /// <summary>Gets the media type under which a local file is uploaded; <see langword="null"/> for a URL.</summary>
    public string? ContentType { get; }

    /// <summary>Gets a value indicating whether the file has to be uploaded before it can be sent.</summary>
    public bool IsLocal => _open is not null;

    /// <summary>Takes a URL or data URI; without one there is no file.</summary>
    /// <param name="url">The URL.</param>
    [return: NotNullIfNotNull(nameof(url))]
    public static implicit operator FalFileInput?(string? url) => url is null ? null : new(url);

    /// <summary>Takes a URL, as it was written; without one there is no file. What is no web address is refused when the request is sent.</summary>
    /// <param name="uri">The URL.</param>
    [return: NotNullIfNotNull(nameof(uri))]
    public static implicit operator FalFileInput?(Uri? uri) => uri is null ? null : new(uri.OriginalString);

    /// <summary>Takes a URL or data URI.</summary>
    /// <param name="url">The URL. It is sent as it stands.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    public static FalFileInput FromUrl(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new FalFileInput(url);
    }

    /// <summary>Takes a URL.</summary>
    /// <param name="uri">The URL.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is relative, or names a local file: use <see cref="FromFile"/> for that.</exception>
    public static FalFileInput FromUri(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (!uri.IsAbsoluteUri || uri.IsFile)
        {
            throw new ArgumentException($"'{uri}' is not a web address. For a local file use FalFileInput.FromFile(path).", nameof(uri));
        }

        return new FalFileInput(uri.OriginalString);
    }

    /// <summary>Takes a local file. It is opened when the request is sent, and may change until then; one that changes while it is uploaded is an <see cref="IOException"/>.</summary>
    /// <param name="path">The path.</param>
    /// <param name="contentType">The media type; <see langword="null"/> to tell it by the extension, or else by the first bytes.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FalFileInput FromFile(string path, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string fullPath = Path.GetFullPath(path);
        if (!File.Exists(fullPath))
        {
            throw new FileNotFoundException($"There is no file '{fullPath}' to upload.", fullPath);
        }

        // A pipe has no length.
        contentType ??= LengthOf(new FileInfo(fullPath)) is null ? MediaTypes.FromFileName(fullPath) : MediaTypes.FromFile(fullPath);
        return new FalFileInput(
            Path.GetFileName(fullPath),
            contentType,
            () => FileSource.Open(fullPath),
            () => StampOf(new FileInfo(fullPath)),
            () => LengthOf(new FileInfo(fullPath)));
    }

    /// <summary>Takes bytes in memory.</summary>
    /// <param name="bytes">The bytes. They are not copied: do not change them until the request is sent.</param>
    /// <param name="contentType">The media type, such as <c>image/png</c>; <see langword="null"/> to tell it by the name, or else by the first bytes.</param>
    /// <param name="fileName">The name under which they are uploaded.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException"><paramref name="contentType"/> is empty, or <paramref name="fileName"/> is null or empty.</exception>
    public static FalFileInput FromBytes(ReadOnlyMemory<byte> bytes, string? contentType = null, string fileName = "upload.bin")
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        contentType ??= MediaTypes.FromContent(fileName, bytes.Span);
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        return new FalFileInput(fileName, contentType, () => new MemorySource(bytes), () => Convert.ToHexString(SHA256.HashData(bytes.Span)), () => bytes.Length);
    }

    /// <summary>Takes a stream. It is read from where it stands, when the request is sent, and is left open.</summary>
    /// <remarks>
    /// One that cannot seek is read once, part by part: what it holds may be larger than the memory. Further requests of the same client
    /// use what was uploaded, as long as that is there; after that, and for another client, it is an <see cref="InvalidOperationException"/>.
    /// </remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="contentType">
    /// The media type, such as <c>image/png</c>; <see langword="null"/> to tell it by the name, or else by the first bytes if the stream can seek.
    /// </param>
    /// <param name="fileName">The name under which it is uploaded.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="stream"/> cannot be read, <paramref name="contentType"/> is empty, or <paramref name="fileName"/> is null or empty.
    /// </exception>
    public static FalFileInput FromStream(Stream stream, string? contentType = null, string fileName = "upload.bin")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        }

        contentType ??= MediaTypes.FromContent(fileName, stream);
        ArgumentException.ThrowIfNullOrEmpty(contentType);

        // A retried upload starts again where the first began.
        long start = stream.CanSeek ? stream.Position : -1;
        int opened = 0;
        return new FalFileInput(
            fileName,
            contentType,
            () =>
            {
                if (start >= 0)
                {
                    return new SeekableSource(stream, start);
                }

                return Interlocked.Exchange(ref opened, 1) == 0
                    ? new OneWaySource(stream, isOwner: false)
                    : throw new InvalidOperationException($"The stream of '{fileName}' was read already and cannot be read again: use FalFileInput.FromBytes, or a stream that can seek.");
            },
            () => start >= 0 ? null : "read",
            () => start >= 0 && stream.CanSeek ? Math.Max(0, stream.Length - start) : null)
        {
            Stream = stream,
        };
    }

    /// <inheritdoc/>
    static FalFileInput IFalModel<FalFileInput>.ReadJson(ref Utf8JsonReader reader) => new(FalJsonReader.ReadString(ref reader));

    /// <inheritdoc/>
    static void IFalModel<FalFileInput>.WriteJson(Utf8JsonWriter writer, FalFileInput value) =>
        writer.WriteStringValue(value.Url ?? throw new InvalidOperationException(
            $"'{value.FileName}' is a local file and has no URL yet. Send the input through an endpoint, which uploads it, or upload it with FalClient.Storage first."));

    /// <summary>Whether both are the same URL, or the very same local file.</summary>
    /// <param name="other">The other file.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(FalFileInput? other) =>
        ReferenceEquals(this, other) || (Url is not null && string.Equals(Url, other?.Url, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FalFileInput);

    /// <inheritdoc/>
    public override int GetHashCode() => Url?.GetHashCode(StringComparison.Ordinal) ?? base.GetHashCode();

    /// <summary>Returns the URL, or the name of the local file.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => Url ?? FileName!;

    /// <summary>Whether a URL was probably meant as a path. Anything that fal might make sense of is left to fal.</summary>
    internal static bool LooksLikePath(string url) =>
        string.IsNullOrWhiteSpace(url)
        || url.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        || (!url.Contains("://", StringComparison.Ordinal)
            && !DataUri.Is(url)
            && (Path.IsPathRooted(url) || MediaTypes.FromFileName(url) != MediaTypes.Unknown));

    /// <summary>Gets the stream that the file is read from, which only one upload can read at a time; null when there is none.</summary>
    internal Stream? Stream { get; private init; }

    /// <summary>Opens the local file.</summary>
    internal UploadSource Open() => _open is null ? throw new InvalidOperationException("The file is a URL.") : _open();

    /// <summary>Tells one state of the local file from another; null when that cannot be told, and the file has to be taken for a new one each time.</summary>
    internal string? Stamp() => _stamp?.Invoke();

    /// <summary>Gets the size of the local file in bytes; null for a URL, and when the size is known only at the end.</summary>
    internal long? Length() => _length?.Invoke();

    private static string? StampOf(FileInfo file) => Target(file) is { } target
        ? string.Create(CultureInfo.InvariantCulture, $"{target.Length} {target.LastWriteTimeUtc.Ticks} {target.FullName}")
        : null;

    /// <summary>What says that it is empty, as files of /proc do, may have content all the same.</summary>
    private static long? LengthOf(FileInfo file) => Target(file) is { Length: > 0 } target ? target.Length : null;

    private static FileInfo? Target(FileInfo file)
    {
        try
        {
            // A link has a length and a time of its own.
            return (file.ResolveLinkTarget(returnFinalTarget: true) ?? file) is FileInfo { Exists: true } target ? target : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is the matter comes out when it is opened.
            return null;
        }
    }
}
