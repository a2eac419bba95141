namespace Flux2Gen.Transport;

/// <summary>The life of a client: ends the calls that are under way when it is disposed.</summary>
// Calls look at the token after the end too, and it holds no timer.
#pragma warning disable CA1001
internal sealed class ClientLifetime(TimeProvider timeProvider)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _end = new();

    /// <summary>Gets the token that is canceled when the client is disposed.</summary>
    public CancellationToken Token => _end.Token;

    public bool IsOver => _end.IsCancellationRequested;

    public void End() => _end.Cancel();

    /// <summary>Refuses a new call.</summary>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public void ThrowIfOver()
    {
#pragma warning disable CA1513 // The public type is above this layer.
        if (IsOver)
        {
            throw new ObjectDisposedException("Flux2Gen.FalClient");
        }
#pragma warning restore CA1513
    }

    /// <summary>Waits between two exchanges of a call. The end of the client ends the wait without an error: the next exchange reports it.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was canceled.</exception>
    public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        try
        {
            await Task.Delay(delay, timeProvider, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(exception.Message, exception, cancellationToken);
            }
        }
    }
}
