namespace Flux2Gen.Streaming;

/// <summary>The two tokens that can end the reading of a stream: that of the call, and that of the loop.</summary>
internal sealed class CallerTokens(CancellationToken call, CancellationToken loop) : IDisposable
{
    private readonly CancellationTokenSource? _linked =
        call.CanBeCanceled && loop.CanBeCanceled && call != loop ? CancellationTokenSource.CreateLinkedTokenSource(call, loop) : null;

    /// <summary>Gets what either of them cancels.</summary>
    public CancellationToken Token => _linked?.Token ?? (loop.CanBeCanceled ? loop : call);

    /// <summary>Gets the one that was cancelled, so that the caller knows it for his own.</summary>
    public CancellationToken Cancelled => loop.IsCancellationRequested ? loop : call;

    public void Dispose() => _linked?.Dispose();
}
