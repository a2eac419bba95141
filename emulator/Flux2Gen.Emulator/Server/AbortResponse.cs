using Microsoft.AspNetCore.Http;

namespace Flux2Gen.Emulator.Server;

/// <summary>No answer: the connection is dropped.</summary>
internal sealed class AbortResponse : EmulatorResponse
{
    protected override Task WriteBodyAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
