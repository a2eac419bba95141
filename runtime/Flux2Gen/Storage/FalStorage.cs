using System.Net.Http.Headers;
using System.Text.Json;

namespace Flux2Gen;

/// <summary>fal's storage of files. Endpoints use it by themselves for the local files of their inputs.</summary>
public sealed class FalStorage
{
    private readonly FalClient _client;

    internal FalStorage(FalClient client) => _client = client;

    /// <summary>Uploads a file, so that any number of requests can use it.</summary>
    /// <remarks>Anybody who knows the URL can read the file, unless the account's settings say otherwise.</remarks>
    /// <param name="file">The file. One that is on the web already is not uploaded.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The URL of the file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is relative, or the content type is not a media type.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FalException">The file cannot be uploaded.</exception>
    public async Task<Uri> UploadAsync(FalFileInput file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Url is { } url)
        {
            return Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
                ? address
                : throw new ArgumentException("The file's URL is not an absolute one.", nameof(file));
        }

        if (!MediaTypeHeaderValue.TryParse(file.ContentType, out MediaTypeHeaderValue? mediaType))
        {
            throw new ArgumentException($"The content type of '{file}' is not a media type such as image/png.", nameof(file));
        }

        // Opened first, so that a file that cannot be read is not announced.
        Stream content = await OpenSeekableAsync(file, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            (Uri fileUrl, Uri uploadUrl) = await InitiateAsync(file, cancellationToken).ConfigureAwait(false);
            await PutAsync(content, mediaType, uploadUrl, cancellationToken).ConfigureAwait(false);
            return fileUrl;
        }
    }

    /// <summary>Opens a file so that its length is known, as storage wants it, and an upload can be repeated.</summary>
    private static async Task<Stream> OpenSeekableAsync(FalFileInput file, CancellationToken cancellationToken)
    {
        Stream stream = await file.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (stream.CanSeek)
        {
            return stream;
        }

        await using (stream.ConfigureAwait(false))
        {
            var copy = new MemoryStream();
            await stream.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            copy.Position = 0;
            return copy;
        }
    }

    private static ReadOnlyMemory<byte> Describe(FalFileInput file) => FalJson.ToUtf8(file, static (writer, value) =>
    {
        writer.WriteStartObject();
        writer.WriteString("content_type"u8, value.ContentType);
        writer.WriteString("file_name"u8, value.FileName);
        writer.WriteEndObject();
    });

    private async Task<(Uri FileUrl, Uri UploadUrl)> InitiateAsync(FalFileInput file, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = Describe(file);
        var call = new ApiCall
        {
            Operation = FalOperation.InitiateUpload,
            Method = HttpMethod.Post,
            Uri = _client.Uris.InitiateUpload,
            Timeout = _client.Options.NetworkTimeout,
            Content = () => JsonContent.Create(body),
        };
        ApiResponse response = await _client.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);
        JsonElement? json = JsonElementExtensions.TryParse(response.Body);
        return Uri.TryCreate(json?.Text("file_url"), UriKind.Absolute, out Uri? fileUrl)
            && Uri.TryCreate(json?.Text("upload_url"), UriKind.Absolute, out Uri? uploadUrl)
            && IsAllowed(uploadUrl)
            ? (fileUrl, uploadUrl)
            : throw ProtocolErrors.Create(call, response, "named no place that a file may be sent to");
    }

    /// <summary>Whether a file may be sent there: not in the clear, unless all of fal is on this machine.</summary>
    private bool IsAllowed(Uri uploadUrl) =>
        uploadUrl.Scheme == Uri.UriSchemeHttps
        || (uploadUrl.Scheme == Uri.UriSchemeHttp && uploadUrl.IsLoopback && _client.Uris.IsLocalStorage);

    private async Task PutAsync(Stream content, MediaTypeHeaderValue mediaType, Uri uploadUrl, CancellationToken cancellationToken)
    {
        long start = content.Position;
        var call = new ApiCall
        {
            Operation = FalOperation.Upload,
            Method = HttpMethod.Put,
            Uri = uploadUrl,
            Timeout = TimeLimit.Extend(_client.Options.NetworkTimeout, TimeSpan.FromSeconds((content.Length - start) / 100_000)),
            Content = () =>
            {
                content.Position = start;
                var bytes = new StreamContent(new UnownedStream(content));
                bytes.Headers.ContentType = mediaType;
                return bytes;
            },
        };
        await _client.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);
    }
}
