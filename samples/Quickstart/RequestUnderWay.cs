using Flux2Gen;
using Quickstart.Display;

namespace Quickstart;

/// <summary>Remembers which request is waited for, to tell what became of it when the user pressed Ctrl+C.</summary>
/// <param name="display">Shows how the requests get on.</param>
internal sealed class RequestUnderWay(IRequestDisplay display) : IRequestDisplay
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private string _model = "";
    private FalQueueUpdate? _last;

    /// <inheritdoc/>
    public async Task<T> FollowAsync<T>(string model, Func<Action<FalQueueUpdate>, Task<T>> request)
    {
        _model = model;
        _last = null;
        return await display.FollowAsync(model, show => request(update =>
        {
            _last = update;
            show(update);
        }));
    }

    /// <summary>Asks after the request. <c>SubscribeAsync</c> has cancelled it already, but does not say how that went.</summary>
    /// <param name="client">The connection to fal.</param>
    /// <returns>A sentence for the user.</returns>
    public async Task<string> DescribeCancellationAsync(FalClient client)
    {
        if (_last is null || _last.State == FalQueueState.Completed)
        {
            return "Cancelled; no request was under way on the server.";
        }

        string requestId = _last.RequestId;
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            FalQueueUpdate status = await client.Endpoint(_model).Attach(requestId).GetStatusAsync(cancellationToken: timeout.Token);
            return status.State == FalQueueState.Completed
                ? $"Cancelled; request {requestId} was cancelled on the server."
                : $"Cancelled; the server was asked to cancel request {requestId} and is still stopping it.";
        }
        catch (Exception exception) when (exception is FalException or OperationCanceledException)
        {
            return $"Cancelled; the server could not be reached and may go on with request {requestId}.";
        }
    }
}
