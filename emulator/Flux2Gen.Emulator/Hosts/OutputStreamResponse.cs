using Flux2Gen.Emulator.Server;
using Microsoft.AspNetCore.Http;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>The outputs of a model as server-sent events: what is partial, a sign of life after each, and the result as the last one.</summary>
internal sealed class OutputStreamResponse(IEnumerable<byte[]> outputs) : EventStreamResponse
{
    protected override async Task WriteEventsAsync(HttpContext context)
    {
        bool isFirst = true;
        foreach (byte[] output in outputs)
        {
            if (!isFirst)
                await WriteCommentAsync(context);
            if (!await TryWriteEventAsync(context, output))
                return;
            isFirst = false;
        }
    }
}
