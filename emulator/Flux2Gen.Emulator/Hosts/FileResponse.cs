using Flux2Gen.Emulator.Server;
using Flux2Gen.Emulator.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>A stored file, whole or in ranges.</summary>
internal sealed class FileResponse(StoredFile file) : EmulatorResponse
{
    private long? _breaksAfter;

    /// <summary>Recognises the question for a file.</summary>
    public static FalRoute Route(EmulatorRequest request, FileStore files, string key) => request.Method is "GET" or "HEAD"
        ? new FalRoute(LocalFalOperation.Download, () => Get(files, key))
        : FalRoute.MethodNotAllowed();

    /// <summary>Lets the connection break after so many bytes.</summary>
    public FileResponse BreakAfter(long bytes)
    {
        _breaksAfter = bytes;
        return this;
    }

    protected override async Task WriteBodyAsync(HttpContext context)
    {
        // An uploaded page must not run as a page of this origin.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        if (_breaksAfter is { } bytes)
            context.Response.Body = new BreakingStream(context.Response.Body, bytes, context.Abort);
        try
        {
            await TypedResults.Stream(
                new ContentStream(file.Content),
                file.ContentType,
                entityTag: new EntityTagHeaderValue($"\"{file.Content.Tag}\""),
                enableRangeProcessing: true).ExecuteAsync(context);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The caller left, or the connection was to break.
        }
    }

    private static EmulatorResponse Get(FileStore files, string key) => files.TryGet(key, out StoredFile? file) switch
    {
        true when file!.Access == "allow" => new FileResponse(file),
        true when file!.Access == "forbid" => ContentResponse.Detail(403, "Forbidden"),
        _ => ContentResponse.Detail(404, "Not Found"),
    };
}
