using System.Text.Json;
using Flux2Gen.Emulator.Realtime;
using Flux2Gen.Emulator.Schemas;
using Flux2Gen.Emulator.Storage;
using Microsoft.Net.Http.Headers;

namespace Flux2Gen.Emulator.Hosting;

/// <summary><c>rest.fal.ai</c>: asking for an upload address, or for a token.</summary>
internal sealed class RestHost(FileStore files, MediaUrls urls, Uri baseAddress, TokenHandler tokens) : IFalHost
{
    private const string InitiatePath = "/storage/upload/initiate";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["rest.fal.ai", "rest.alpha.fal.ai"];

    /// <inheritdoc/>
    public bool RequiresKey => true;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
        if (request.Path is TokenHandler.Path or TokenHandler.LegacyPath)
            return request.Method == "POST" ? new FalRoute(LocalFalOperation.RealtimeToken, () => tokens.Handle(request)) : FalRoute.MethodNotAllowed();
        if (request.Path != InitiatePath)
            return FalRoute.NotFound();
        return request.Method == "POST"
            ? new FalRoute(LocalFalOperation.UploadInitiate, () => Initiate(request))
            : FalRoute.MethodNotAllowed();
    }

    private ContentResponse Initiate(EmulatorRequest request)
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

        (string id, UploadTicket ticket) = files.Promise(fileName, contentType);
        return ContentResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("file_url", urls.Of(ticket.Key));
            writer.WriteString("upload_url", $"{baseAddress}{MediaUrls.Host}{MediaHost.UploadPath}{id}?signature={ticket.Signature}");
            writer.WriteEndObject();
        });
    }
}
