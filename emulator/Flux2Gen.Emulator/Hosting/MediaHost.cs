using Flux2Gen.Emulator.Storage;

namespace Flux2Gen.Emulator.Hosting;

/// <summary>fal's CDN: takes the bytes of presigned uploads and serves files.</summary>
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
        {
            return request.Method == "PUT"
                ? new FalRoute(LocalFalOperation.UploadPut, () => Put(request))
                : FalRoute.MethodNotAllowed();
        }

        if (!request.Path.StartsWith(MediaUrls.FilesPath, StringComparison.Ordinal))
            return FalRoute.NotFound();
        return request.Method is "GET" or "HEAD"
            ? new FalRoute(LocalFalOperation.Download, () => Get(request))
            : FalRoute.MethodNotAllowed();
    }

    private ContentResponse Put(EmulatorRequest request)
    {
        // A presigned address is its own permission: a key that arrives here has leaked to a storage provider.
        if (request.Header("Authorization") is not null)
            return ContentResponse.Detail(400, "A presigned upload must not carry an Authorization header");
        if (!files.TryGetTicket(request.Path[UploadPath.Length..], out UploadTicket? ticket) || request.QueryValue("signature") != ticket.Signature)
            return ContentResponse.Detail(403, "The upload address is unknown or its signature does not match");
        if (request.Header("Content-Type") != ticket.ContentType)
            return ContentResponse.Detail(400, $"The upload was initiated for '{ticket.ContentType}' and must carry that Content-Type");
        files.Fulfil(ticket, request.Body);
        return new ContentResponse(200, [], "");
    }

    private EmulatorResponse Get(EmulatorRequest request) => files.TryGet(request.Path[MediaUrls.FilesPath.Length..], out StoredFile? file)
        ? new FileResponse(file)
        : ContentResponse.Detail(404, "Not Found");
}
