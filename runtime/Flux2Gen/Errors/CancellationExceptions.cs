namespace Flux2Gen.Errors;

/// <summary>Hands on cancellations.</summary>
internal static class CancellationExceptions
{
    /// <summary>The same exception with the token that the caller gave, so that the caller knows it for his own.</summary>
    public static OperationCanceledException WithToken(this OperationCanceledException exception, CancellationToken token) =>
        exception is FalCanceledException canceled
            ? new FalCanceledException(canceled.Message, canceled.RequestId, canceled.EndpointId, canceled.CancelResult, exception, token)
            : new OperationCanceledException(exception.Message, exception, token);
}
