using Flux2Gen.Emulator.Queue;
using Flux2Gen.Emulator.Schemas;
using Microsoft.AspNetCore.Http;

namespace Flux2Gen.Emulator.Hosting;

/// <summary>The status of a request as server-sent events: the state it is in, then each change, with the log lines that are new, up to its end.</summary>
internal sealed class StatusStreamResponse(QueueStore queue, QueuedRequest request, QueueStatusWriter writer, bool withLogs, TimeProvider timeProvider)
    : EmulatorResponse
{
    /// <summary>The time after which a stream that has nothing to say sends a comment.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private int? _breaksAfter;
    private bool _aborts;

    /// <summary>Lets the stream end in the middle of an event.</summary>
    public StatusStreamResponse BreakAfter(int events, bool aborts)
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
            await WriteEventsAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller left.
        }
    }

    private async Task WriteEventsAsync(HttpContext context)
    {
        CancellationToken cancellation = context.RequestAborted;
        await context.Response.StartAsync(cancellation);
        QueueState? told = null;
        int lines = 0;
        int events = 0;
        DateTimeOffset written = timeProvider.GetUtcNow();
        while (told is not { IsCompleted: true })
        {
            QueueState state = queue.StateOf(request);
            IReadOnlyList<LogLine> log = withLogs ? queue.LogOf(request, state) : [];
            bool isNews = told is not { } last || last.Phase != state.Phase || last.Position != state.Position || log.Count > lines;
            if (isNews && events == _breaksAfter)
            {
                await BreakOffAsync(context, Event(state, [.. log.Skip(lines)]));
                return;
            }

            if (isNews)
            {
                await WriteAsync(context, Event(state, [.. log.Skip(lines)]));
                (told, lines, written) = (state, log.Count, timeProvider.GetUtcNow());
                events++;
            }
            else if (timeProvider.GetUtcNow() - written >= KeepAlive)
            {
                await WriteAsync(context, ": keep-alive\n\n"u8.ToArray());
                written = timeProvider.GetUtcNow();
            }

            if (!state.IsCompleted)
                await queue.WaitForChangeAsync(request, atMost: written + KeepAlive - timeProvider.GetUtcNow(), cancellation);
        }
    }

    private byte[] Event(QueueState state, IReadOnlyList<LogLine> newLines) =>
        [.. "data: "u8, .. JsonText.Write(json => writer.Write(json, request, state, withLogs ? newLines : null)), .. "\n\n"u8];

    private async Task BreakOffAsync(HttpContext context, byte[] next)
    {
        await WriteAsync(context, next[..(next.Length / 2)]);
        if (_aborts)
            context.Abort();
    }

    private static async Task WriteAsync(HttpContext context, byte[] bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
