using Microsoft.AspNetCore.Http;

namespace Flux2Gen.Emulator.Server;

/// <summary>An answer of server-sent events, each sent as soon as it is there.</summary>
internal abstract class EventStreamResponse : EmulatorResponse
{
    private int? _breaksAfter;
    private bool _aborts;
    private int _events;

    /// <summary>Lets the stream end in the middle of an event.</summary>
    public EventStreamResponse BreakAfter(int events, bool aborts)
    {
        _breaksAfter = events;
        _aborts = aborts;
        return this;
    }

    protected override async Task WriteBodyAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        try
        {
            await context.Response.StartAsync(context.RequestAborted);
            await WriteEventsAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller left.
        }
    }

    protected abstract Task WriteEventsAsync(HttpContext context);

    /// <summary>Sends an event; false when the stream broke off in it.</summary>
    protected async Task<bool> TryWriteEventAsync(HttpContext context, byte[] json)
    {
        byte[] next = [.. "data: "u8, .. json, .. "\n\n"u8];
        if (_events++ != _breaksAfter)
        {
            await WriteAsync(context, next);
            return true;
        }

        await WriteAsync(context, next[..(next.Length / 2)]);
        if (_aborts)
            context.Abort();
        return false;
    }

    /// <summary>Sends a sign of life.</summary>
    protected static Task WriteCommentAsync(HttpContext context) => WriteAsync(context, ": keep-alive\n\n"u8.ToArray());

    private static async Task WriteAsync(HttpContext context, byte[] bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
