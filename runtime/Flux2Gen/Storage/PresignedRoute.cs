using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Options;
using Flux2Gen.Transport;

namespace Flux2Gen.Storage;

/// <summary>Uploads to an address that is its own permission. Only the question for it carries the key.</summary>
internal sealed class PresignedRoute(ClientTransport transport, FalFileInput file, MediaTypeHeaderValue mediaType, FalUploadOptions options)
    : UploadRoute(transport, file, mediaType, options)
{
    private Uri _fileUrl = null!;
    private Uri _uploadUrl = null!;

    public override async Task BeginAsync(bool isMultipart, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = Describe();
        var call = new ApiCall
        {
            Operation = FalOperation.InitiateUpload,
            IsRefusal = UploadAnswers.IsRefusal,
            Method = HttpMethod.Post,
            Uri = isMultipart ? Transport.Uris.InitiateMultipartUpload : Transport.Uris.InitiateUpload,
            Timeout = Transport.Options.NetworkTimeout,
            Subject = Subject,
            Content = () => JsonContent.Create(body),
            Headers = request => request.Headers.Replace("X-Fal-Object-Lifecycle", Lifecycle),
        };
        ApiResponse response = await Transport.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);
        JsonElement? json = JsonElementExtensions.TryParse(response.Body);
        (_fileUrl, _uploadUrl) = Address(json, "file_url") is { } fileUrl && Address(json, "upload_url") is { } uploadUrl
            ? (fileUrl, uploadUrl)
            : throw ProtocolErrors.Create(call, response, "named no place that a file may be sent to");
    }

    // Storage answers 403 to a signature that expired under a long upload, Google's 400: https://cloud.google.com/storage/docs/xml-api/reference-status.
    public override bool IsPlaceGone(FalApiException refusal) =>
        refusal.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone
        || (refusal.StatusCode == HttpStatusCode.BadRequest && refusal.Body?.Contains("expired", StringComparison.OrdinalIgnoreCase) == true);

    public override async Task<Uri> SendWholeAsync(UploadBody body, CancellationToken cancellationToken)
    {
        var call = new ApiCall
        {
            Operation = FalOperation.Upload,
            IsRefusal = UploadAnswers.IsRefusal,
            Method = HttpMethod.Put,
            Uri = _uploadUrl,
            Timeout = TimeoutFor(body),
            Subject = Subject,
            Content = () => ContentOf(body),
        };
        EnsureWhole(call, await Transport.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false), body);
        return _fileUrl;
    }

    public override async Task<string> SendPartAsync(UploadBody body, CancellationToken cancellationToken)
    {
        var call = new ApiCall
        {
            Operation = FalOperation.UploadPart,
            IsRefusal = UploadAnswers.IsRefusal,
            Method = HttpMethod.Put,
            Uri = Below(_uploadUrl, Text(body.Number)),
            Timeout = TimeoutFor(body),
            Subject = SubjectOf(body),

            // The address was signed for the file; its parts have no type of their own.
            Content = () => ContentOf(body, hasType: false),
            NeedsIdentityEncoding = true,
        };
        ApiResponse response = await Transport.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);
        EnsureWhole(call, response, body);
        return TagOf(call, response);
    }

    public override async Task<Uri> CompleteAsync(IReadOnlyDictionary<int, string> tags, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = Write(tags);
        var call = new ApiCall
        {
            Operation = FalOperation.CompleteUpload,
            IsRefusal = UploadAnswers.IsRefusal,
            Method = HttpMethod.Post,
            Uri = Below(_uploadUrl, "complete"),
            Timeout = Transport.Options.NetworkTimeout,
            Subject = Subject,
            Content = () => JsonContent.Create(body),
        };
        EnsureTaken(call, await Transport.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false));
        return _fileUrl;
    }

    /// <summary>Describes the file, with the media type as the header will have it, since the address may be signed for that.</summary>
    private ReadOnlyMemory<byte> Describe() => ModelJson.ToUtf8((Type: MediaType.ToString(), Name: File.FileName), static (writer, file) =>
    {
        writer.WriteStartObject();
        writer.WriteString("content_type"u8, file.Type);
        writer.WriteString("file_name"u8, file.Name);
        writer.WriteEndObject();
    });
}
