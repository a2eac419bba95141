using Flux2Gen.Emulator.Queue;
using Flux2Gen.Emulator.Schemas;
using Flux2Gen.Emulator.Server;
using Microsoft.AspNetCore.Http;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>The status of a request as server-sent events: the state it is in, then each change, with the log lines that are new, up to its end.</summary>
internal sealed class StatusStreamResponse(QueueStore queue, QueuedRequest request, QueueStatusWriter writer, bool withLogs, TimeProvider timeProvider)
    : EventStreamResponse
{
    /// <summary>The time after which a stream that has nothing to say sends a comment.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    protected override async Task WriteEventsAsync(HttpContext context)
    {
        QueueState? told = null;
        int lines = 0;
        DateTimeOffset written = timeProvider.GetUtcNow();
        while (told is not { IsCompleted: true })
        {
            QueueState state = queue.StateOf(request);
            IReadOnlyList<LogLine> log = withLogs ? queue.LogOf(request, state) : [];
            bool isNews = told is not { } last || last.Phase != state.Phase || last.Position != state.Position || log.Count > lines;
            if (isNews)
            {
                if (!await TryWriteEventAsync(context, Event(state, [.. log.Skip(lines)])))
                    return;
                (told, lines, written) = (state, log.Count, timeProvider.GetUtcNow());
            }
            else if (timeProvider.GetUtcNow() - written >= KeepAlive)
            {
                await WriteCommentAsync(context);
                written = timeProvider.GetUtcNow();
            }

            if (!state.IsCompleted)
                await queue.WaitForChangeAsync(request, atMost: written + KeepAlive - timeProvider.GetUtcNow(), context.RequestAborted);
        }
    }

    private byte[] Event(QueueState state, IReadOnlyList<LogLine> newLines) =>
        JsonText.Write(json => writer.Write(json, request, state, withLogs ? newLines : null));
}
