using Flux2Gen.Emulator.Server;
using Flux2Gen.Emulator.Storage;
using Microsoft.Net.Http.Headers;

namespace Flux2Gen.Emulator.Hosts;

/// <summary><c>v3.fal.media</c>: takes files from those who have a token for it, whole or in parts, and serves them.</summary>
internal sealed class CdnHost(FileStore files, CdnTokens tokens, MediaUrls urls) : IFalHost
{
    private const string UploadPath = "/files/upload";
    private const string MultipartPath = "/files/upload/multipart";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = [MediaUrls.CdnHostName];

    /// <inheritdoc/>
    public bool RequiresKey => false;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request) => (request.Method, request.Path, request.Path.Split('/')) switch
    {
        ("POST", UploadPath, _) => new FalRoute(LocalFalOperation.UploadPut, () => Upload(request)),
        ("POST", MultipartPath, _) => new FalRoute(LocalFalOperation.UploadInitiate, () => Initiate(request)),
        ("PUT", _, ["", "files", string store, string name, "multipart", string id, string part]) when UploadAnswers.PartNumber(part) is { } number =>
            new FalRoute(LocalFalOperation.UploadPart, () => PutPart(request, $"{store}/{name}", id, number)) { Part = number },
        ("POST", _, ["", "files", string store, string name, "multipart", string id, "complete"]) =>
            new FalRoute(LocalFalOperation.UploadComplete, () => Complete(request, $"{store}/{name}", id)),
        (_, _, ["", "files", string store, string name]) => FileResponse.Route(request, files, $"{store}/{name}"),
        _ => FalRoute.NotFound(),
    };

    private ContentResponse Upload(EmulatorRequest request)
    {
        if (Refuse(request) is { } refusal)
            return refusal;
        if (Promise(request, isMultipart: false) is not { } promise)
            return Unclear();
        files.Fulfil(promise.Ticket, request.Content);
        return ContentResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_url", urls.OfCdn(promise.Ticket.Key));
            writer.WriteEndObject();
        });
    }

    private ContentResponse Initiate(EmulatorRequest request)
    {
        if (Refuse(request) is { } refusal)
            return refusal;
        if (Promise(request, isMultipart: true) is not { } promise)
            return Unclear();
        return ContentResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_url", urls.OfCdn(promise.Ticket.Key));
            writer.WriteString("uploadId", promise.Id);
            writer.WriteEndObject();
        });
    }

    private EmulatorResponse PutPart(EmulatorRequest request, string key, string id, int number)
    {
        if (Refuse(request) is { } refusal)
            return refusal;
        if (Find(key, id) is not { } ticket)
            return Unknown();
        string tag = UploadAnswers.KeepPart(ticket, number, request.Content);
        ContentResponse answer = new(200, [], "");

        // What compresses an answer takes its tag away.
        return request.Header("Accept-Encoding") is null or "identity" ? answer.With("ETag", tag) : answer;
    }

    private ContentResponse Complete(EmulatorRequest request, string key, string id) =>
        Refuse(request) ?? (Find(key, id) is { } ticket ? UploadAnswers.Complete(files, ticket, request) : Unknown());

    private ContentResponse? Refuse(EmulatorRequest request)
    {
        string? authorization = request.Header("Authorization");
        if (authorization?.StartsWith("Key ", StringComparison.Ordinal) is true)
            return ContentResponse.Detail(400, "The CDN takes tokens, and must not see the key");
        return tokens.Accepts(authorization) ? null : ContentResponse.Detail(401, "The token is missing, unknown or expired");
    }

    private (string Id, UploadTicket Ticket)? Promise(EmulatorRequest request, bool isMultipart) =>
        request.Header("Content-Type") is { } contentType
        && MediaTypeHeaderValue.TryParse(contentType, out _)
        && ObjectLifecycle.TryRead(request.Header(FalHeaders.Lifecycle), out ObjectLifecycle? lifecycle)
            ? files.Promise(request.Header("X-Fal-File-Name") ?? "", contentType, lifecycle, isMultipart)
            : null;

    private UploadTicket? Find(string key, string id) =>
        files.TryGetTicket(id, out UploadTicket? ticket) && ticket.Key == key && ticket.IsMultipart ? ticket : null;

    private static ContentResponse Unclear() => ContentResponse.Detail(422, "Content-Type must be a media type, and X-Fal-Object-Lifecycle what fal documents");

    private static ContentResponse Unknown() => ContentResponse.Detail(404, "There is no such upload");
}
