using System.Globalization;
using System.Text.Json;
using Flux2Gen.Emulator.Realtime;
using Flux2Gen.Emulator.Schemas;
using Flux2Gen.Emulator.Server;
using Flux2Gen.Emulator.Storage;
using Microsoft.Net.Http.Headers;

namespace Flux2Gen.Emulator.Hosts;

/// <summary><c>rest.fal.ai</c>: asking for an upload address, or for a token to upload or to connect with.</summary>
internal sealed class RestHost(FileStore files, CdnTokens uploadTokens, MediaUrls urls, Uri baseAddress, TokenHandler realtimeTokens) : IFalHost
{
    private const string InitiatePath = "/storage/upload/initiate";
    private const string InitiateMultipartPath = "/storage/upload/initiate-multipart";
    private const string TokenPath = "/storage/auth/token";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["rest.fal.ai", "rest.alpha.fal.ai"];

    /// <inheritdoc/>
    public bool RequiresKey => true;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
        FalRoute? route = request.Path switch
        {
            InitiatePath => new FalRoute(LocalFalOperation.UploadInitiate, () => Initiate(request, isMultipart: false)),
            InitiateMultipartPath => new FalRoute(LocalFalOperation.UploadInitiate, () => Initiate(request, isMultipart: true)),
            TokenPath => new FalRoute(LocalFalOperation.UploadToken, GiveToken),
            TokenHandler.Path or TokenHandler.LegacyPath => new FalRoute(LocalFalOperation.RealtimeToken, () => realtimeTokens.Handle(request)),
            _ => null,
        };
        return route is not { } found ? FalRoute.NotFound() : request.Method == "POST" ? found : FalRoute.MethodNotAllowed();
    }

    private ContentResponse GiveToken()
    {
        (string token, DateTimeOffset end) = uploadTokens.Create();
        return ContentResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("token", token);
            writer.WriteString("token_type", "Bearer");
            writer.WriteString("base_url", urls.Cdn);
            writer.WriteString("expires_at", end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        });
    }

    private ContentResponse Initiate(EmulatorRequest request, bool isMultipart)
    {
        string? contentType;
        string? fileName;
        try
        {
            using JsonDocument body = JsonDocument.Parse(request.Body);
            contentType = JsonText.ReadMember(body.RootElement, "content_type");
            fileName = JsonText.ReadMember(body.RootElement, "file_name");
        }
        catch (JsonException)
        {
            return ContentResponse.Detail(400, "The body is not JSON");
        }

        // The content type comes back as a response header of the file.
        if (contentType is null || fileName is null || !MediaTypeHeaderValue.TryParse(contentType, out _) || !contentType.All(c => c is >= ' ' and <= '~'))
            return ContentResponse.Detail(422, "content_type (a media type) and file_name are required");

        if (!ObjectLifecycle.TryRead(request.Header(FalHeaders.Lifecycle), out ObjectLifecycle? lifecycle))
            return ContentResponse.Detail(422, $"{FalHeaders.Lifecycle} must be what fal documents");

        (string id, UploadTicket ticket) = files.Promise(fileName, contentType, lifecycle, isMultipart);
        return ContentResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("file_url", urls.Of(ticket.Key));
            writer.WriteString("upload_url", $"{baseAddress}{MediaUrls.Host}{MediaHost.UploadPath}{id}?signature={ticket.Signature}");
            writer.WriteEndObject();
        });
    }
}
