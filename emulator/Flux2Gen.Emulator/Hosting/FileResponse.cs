using Flux2Gen.Emulator.Storage;
using Microsoft.AspNetCore.Http;

namespace Flux2Gen.Emulator.Hosting;

/// <summary>A stored file, whole or in ranges.</summary>
internal sealed class FileResponse(StoredFile file) : EmulatorResponse
{
    protected override Task WriteBodyAsync(HttpContext context)
    {
        // An uploaded page must not run as a page of this origin.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        return TypedResults.Bytes(file.Bytes, file.ContentType, enableRangeProcessing: true).ExecuteAsync(context);
    }
}
