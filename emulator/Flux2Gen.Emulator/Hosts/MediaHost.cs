using Flux2Gen.Emulator.Server;
using Flux2Gen.Emulator.Storage;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>fal's CDN: takes the bytes of presigned uploads, whole or in parts, and serves files.</summary>
internal sealed class MediaHost(FileStore files) : IFalHost
{
    /// <summary>The path presigned upload addresses are below.</summary>
    public const string UploadPath = "/upload/";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = [MediaUrls.Host];

    /// <inheritdoc/>
    public bool RequiresKey => false;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
        if (request.Path.StartsWith(UploadPath, StringComparison.Ordinal))
            return RouteUpload(request, request.Path[UploadPath.Length..].Split('/'));
        return request.Path.StartsWith(MediaUrls.FilesPath, StringComparison.Ordinal)
            ? FileResponse.Route(request, files, request.Path[MediaUrls.FilesPath.Length..])
            : FalRoute.NotFound();
    }

    private FalRoute RouteUpload(EmulatorRequest request, string[] path) => (request.Method, path) switch
    {
        ("PUT", [string id]) => new FalRoute(LocalFalOperation.UploadPut, () => Put(request, id)),
        ("PUT", [string id, string part]) when UploadAnswers.PartNumber(part) is { } number =>
            new FalRoute(LocalFalOperation.UploadPart, () => PutPart(request, id, number)) { Part = number },
        ("POST", [string id, "complete"]) => new FalRoute(LocalFalOperation.UploadComplete, () => Complete(request, id)),
        (_, [_] or [_, _]) => FalRoute.MethodNotAllowed(),
        _ => FalRoute.NotFound(),
    };

    private ContentResponse Put(EmulatorRequest request, string id)
    {
        if (Refuse(request, id, isMultipart: false, out UploadTicket? ticket) is { } refusal)
            return refusal;
        if (request.Header("Content-Type") != ticket!.ContentType)
            return ContentResponse.Detail(400, $"The upload was initiated for '{ticket.ContentType}' and must carry that Content-Type");
        files.Fulfil(ticket, request.Content);
        return new ContentResponse(200, [], "");
    }

    private ContentResponse PutPart(EmulatorRequest request, string id, int number)
    {
        if (Refuse(request, id, isMultipart: true, out UploadTicket? ticket) is { } refusal)
            return refusal;
        string tag = UploadAnswers.KeepPart(ticket!, number, request.Content);
        return ContentResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("partNumber", number);
            writer.WriteString("etag", tag);
            writer.WriteEndObject();
        });
    }

    private ContentResponse Complete(EmulatorRequest request, string id) =>
        Refuse(request, id, isMultipart: true, out UploadTicket? ticket) ?? UploadAnswers.Complete(files, ticket!, request);

    private ContentResponse? Refuse(EmulatorRequest request, string id, bool isMultipart, out UploadTicket? ticket)
    {
        // A presigned address is its own permission: a key that arrives here has leaked to a storage provider.
        bool isKnown = files.TryGetTicket(id, out ticket);
        if (request.Header("Authorization") is not null)
            return ContentResponse.Detail(400, "A presigned upload must not carry an Authorization header");
        return !isKnown || request.QueryValue("signature") != ticket!.Signature || ticket.IsMultipart != isMultipart
            ? ContentResponse.Detail(403, "The upload address is unknown or its signature does not match")
            : null;
    }
}
