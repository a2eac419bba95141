using System.Diagnostics.CodeAnalysis;
using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Inference;
using Flux2Gen.Emulator.Storage;

namespace Flux2Gen.Emulator.Queue;

/// <summary>The queue: keeps the last requests and their answers, within a number and a memory limit.</summary>
internal sealed class QueueStore(InferenceEngine engine, QueueTimeline timeline, TimeProvider timeProvider, int capacity)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(2);

    private readonly BoundedStore<QueuedRequest> _requests = new(capacity, 128L << 20);
    private readonly BoundedStore<Lazy<ModelResponse>> _responses = new(capacity, 128L << 20);

    /// <summary>Gets the position every request starts at.</summary>
    public int InitialPosition => timeline.Length;

    /// <summary>Gets the number of requests a new one waits for.</summary>
    public int Waiting => timeline.Waiting;

    public QueuedRequest Submit(EndpointDocument endpoint, byte[] input)
    {
        QueuedRequest request = new(Guid.NewGuid().ToString(), endpoint, input, timeProvider.GetUtcNow());
        _requests.Set(request.Id, request, input.Length);
        _responses.Set(request.Id, new Lazy<ModelResponse>(() => engine.Run(endpoint, input)), 0);
        return request;
    }

    /// <summary>Finds a request by its id, within its own application only.</summary>
    public bool TryGet(string application, string id, [NotNullWhen(true)] out QueuedRequest? request) =>
        _requests.TryGet(id, out request) && request.Application == application;

    public QueueState StateOf(QueuedRequest request)
    {
        lock (request.Sync)
        {
            return StateAt(request, timeProvider.GetUtcNow());
        }
    }

    public CancelOutcome Cancel(QueuedRequest request)
    {
        lock (request.Sync)
        {
            DateTimeOffset now = timeProvider.GetUtcNow();
            QueueState state = StateAt(request, now);
            if (state.IsCompleted)
                return CancelOutcome.AlreadyCompleted;
            request.CancelledAt = now;
            request.Cancelled.TrySetResult();
            return state.Phase is QueuePhase.InQueue ? CancelOutcome.Removed : CancelOutcome.Requested;
        }
    }

    /// <summary>Gets the answer of a completed request. The model runs when it is first asked for.</summary>
    public ModelResponse ResponseOf(QueuedRequest request)
    {
        if (StateOf(request).IsCancelled)
            return ModelResponse.Cancelled;
        if (!_responses.TryGet(request.Id, out Lazy<ModelResponse>? response))
            return engine.Run(request.Endpoint, request.Input);
        bool isNew = !response.IsValueCreated;
        ModelResponse value = response.Value;
        if (isNew)
            _responses.Grow(request.Id, value.Body.Length);
        return value;
    }

    /// <summary>Gets the log so far.</summary>
    public IReadOnlyList<LogLine> LogOf(QueuedRequest request, QueueState state) => state.InferenceTime is { } ranFor
        ? InferenceLog.Lines(request.Endpoint.Id, request.SubmittedAt + timeline.QueueTime, timeline.InferenceTime, ranFor)
        : [];

    /// <summary>Waits until a request may have changed, at most for a time.</summary>
    public async Task WaitForChangeAsync(QueuedRequest request, TimeSpan atMost, CancellationToken cancellationToken)
    {
        TimeSpan wait = timeline.UntilNextChange(timeProvider.GetUtcNow() - request.SubmittedAt);
        wait = TimeSpan.FromTicks(Math.Clamp(wait.Ticks, ShortestWait.Ticks, Math.Max(atMost.Ticks, ShortestWait.Ticks)));
        if (timeProvider != TimeProvider.System)
        {
            // A clock that is set by hand can jump at any moment, and only tells the time.
            wait = ShortestWait;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(wait, ended.Token), request.Cancelled.Task);
        await ended.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private QueueState StateAt(QueuedRequest request, DateTimeOffset now)
    {
        if (request.CancelledAt is not { } cancelledAt)
            return timeline.At(now - request.SubmittedAt);
        TimeSpan? ranFor = timeline.At(cancelledAt - request.SubmittedAt).InferenceTime;
        return new QueueState(QueuePhase.Completed, 0, ranFor, IsCancelled: true);
    }
}
