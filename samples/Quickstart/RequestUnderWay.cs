using Flux2Gen;
using Quickstart.Display;

namespace Quickstart;

/// <summary>Remembers which request is waited for, to tell what became of it when the user pressed Ctrl+C.</summary>
/// <param name="display">Shows how the requests get on.</param>
internal sealed class RequestUnderWay(IRequestDisplay display) : IRequestDisplay
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private string? _model;
    private string? _requestId;

    /// <inheritdoc/>
    public async Task<T> FollowAsync<T>(string model, Func<Action<FalQueueUpdate>, Task<T>> request)
    {
        _model = model;
        T result = await display.FollowAsync(model, show => request(update =>
        {
            _requestId = update.RequestId;
            show(update);
        }));
        _requestId = null;
        return result;
    }

    /// <summary>Asks after the request. <c>SubscribeAsync</c> has cancelled it already, but does not say how that went.</summary>
    /// <param name="client">The connection to fal.</param>
    /// <returns>A sentence for the user.</returns>
    public async Task<string> DescribeCancellationAsync(FalClient client)
    {
        if (_model is null || _requestId is null)
        {
            return "Cancelled; no request was under way.";
        }

        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            FalQueueUpdate status = await client.Endpoint(_model).Attach(_requestId).GetStatusAsync(cancellationToken: timeout.Token);
            return status.State == FalQueueState.Completed
                ? $"Cancelled; request {_requestId} was cancelled on the server."
                : $"Cancelled; the server was asked to cancel request {_requestId} and is still stopping it.";
        }
        catch (Exception exception) when (exception is FalException or OperationCanceledException)
        {
            return $"Cancelled; the server could not be reached and may go on with request {_requestId}.";
        }
    }
}
