using System.Globalization;
using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Queue;
using Flux2Gen.Emulator.Server;
using Flux2Gen.Emulator.Webhooks;

namespace Flux2Gen.Emulator.Hosts;

/// <summary><c>queue.fal.run</c>: submit, status, its stream, result and cancel.</summary>
internal sealed class QueueHost(EndpointCatalog catalog, QueueStore queue, WebhookSender webhooks, Uri baseAddress, TimeProvider timeProvider) : IFalHost
{
    private const string Name = "queue.fal.run";

    private readonly QueueStatusWriter _statusWriter = new($"{baseAddress}{Name}/");

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = [Name, "queue.falrun.com"];

    /// <inheritdoc/>
    public bool RequiresKey => true;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
        if (QueuePath.Parse(request.Path) is not { } path)
        {
            return request.Method == "POST"
                ? new FalRoute(LocalFalOperation.Submit, () => Submit(request))
                : FalRoute.NotFound();
        }

        return (path.Operation, request.Method) switch
        {
            ("", "GET") => new FalRoute(LocalFalOperation.Result, () => Result(path)),
            ("status", "GET") => new FalRoute(LocalFalOperation.Status, () => Status(path, withLogs: IsSet(request.QueryValue("logs")))),
            ("status/stream", "GET") => new FalRoute(LocalFalOperation.StatusStream, () => StatusStream(path, withLogs: IsSet(request.QueryValue("logs")))),
            ("cancel", "PUT") => new FalRoute(LocalFalOperation.Cancel, () => Cancel(path)),
            ("" or "status" or "status/stream" or "cancel", _) => FalRoute.MethodNotAllowed(),
            _ => FalRoute.NotFound(),
        };
    }

    private static bool IsSet(string? flag) => flag is "1" or "true" or "True";

    private EmulatorResponse Submit(EmulatorRequest request)
    {
        if (!catalog.TryGet(request.Path, out EndpointDocument? endpoint))
            return ApplicationErrors.NotFound(catalog, request.Path);
        if (int.TryParse(request.QueryValue("fal_max_queue_length"), NumberStyles.None, CultureInfo.InvariantCulture, out int maximum) && queue.Waiting > maximum)
            return ContentResponse.Detail(429, $"The queue has {queue.Waiting} requests, more than fal_max_queue_length");
        QueuedRequest queued = queue.Submit(endpoint, request.Body);
        webhooks.Schedule(queued, request.QueryValue("fal_webhook"));
        return ContentResponse.Json(200, writer => _statusWriter.WriteAccepted(writer, queued, queue.InitialPosition)).With(FalHeaders.RequestId, queued.Id);
    }

    private EmulatorResponse Status(QueuePath path, bool withLogs)
    {
        if (!queue.TryGet(path.Application, path.RequestId, out QueuedRequest? queued))
            return Unknown(path);
        QueueState state = queue.StateOf(queued);
        return ContentResponse.Json(state.IsCompleted ? 200 : 202, writer => _statusWriter.Write(writer, queued, state, withLogs ? queue.LogOf(queued, state) : null))
            .With(FalHeaders.RequestId, queued.Id);
    }

    private EmulatorResponse StatusStream(QueuePath path, bool withLogs) => queue.TryGet(path.Application, path.RequestId, out QueuedRequest? queued)
        ? new StatusStreamResponse(queue, queued, _statusWriter, withLogs, timeProvider).With(FalHeaders.RequestId, queued.Id)
        : Unknown(path);

    private EmulatorResponse Result(QueuePath path)
    {
        if (!queue.TryGet(path.Application, path.RequestId, out QueuedRequest? queued))
            return Unknown(path);
        return queue.StateOf(queued).IsCompleted
            ? ModelResponses.For(queue.ResponseOf(queued), queued.Id)
            : ContentResponse.Detail(400, "Request is still in progress").With(FalHeaders.RequestId, queued.Id);
    }

    private EmulatorResponse Cancel(QueuePath path)
    {
        if (!queue.TryGet(path.Application, path.RequestId, out QueuedRequest? queued))
            return Unknown(path);
        ContentResponse response = queue.Cancel(queued) switch
        {
            CancelOutcome.Removed => ContentResponse.Status(200, "OK"),
            CancelOutcome.Requested => ContentResponse.Status(202, "CANCELLATION_REQUESTED"),
            _ => ContentResponse.Status(400, "ALREADY_COMPLETED"),
        };
        return response.With(FalHeaders.RequestId, queued.Id);
    }

    private static EmulatorResponse Unknown(QueuePath path) =>
        ContentResponse.Status(404, "NOT_FOUND").With(FalHeaders.RequestId, Guid.TryParse(path.RequestId, out Guid id) ? id.ToString() : Guid.NewGuid().ToString());
}
