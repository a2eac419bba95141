namespace Flux2Gen.Transport;

/// <summary>Creates the errors of calls whose client was disposed.</summary>
internal static class DisposalErrors
{
    /// <summary>The end of a call that was under way.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cause">The error that the disposal led to, if any.</param>
    /// <param name="mayBeAccepted">Whether a request that costs money was sent, and its answer is unknown.</param>
    /// <param name="token">The token that ended the call.</param>
    public static Exception Create(ApiCall call, Exception? cause, bool mayBeAccepted, CancellationToken token)
    {
        const string Disposed = "The FalClient was disposed";
        if (call is { RequestId: { } requestId, EndpointId: { } endpointId })
        {
            return new FalCanceledException(
                $"{Disposed}. Request {requestId} goes on at fal, and its result can be fetched.", requestId, endpointId, cancelResult: null, cause, token);
        }

        return mayBeAccepted
            ? new FalConnectionException($"{Disposed} before {call.Uri.Host} answered; fal may have accepted the request, so look for it before submitting it again.", cause)
            {
                MayHaveBeenAccepted = true,
            }
            : new OperationCanceledException($"{Disposed} before the call ended.", cause, token);
    }
}
