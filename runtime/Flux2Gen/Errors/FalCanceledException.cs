namespace Flux2Gen;

/// <summary>The token of a call was canceled while a request was under way; says what became of the request.</summary>
/// <remarks>
/// An <see cref="OperationCanceledException"/> like any other, so that code which handles cancellation needs no change. A call
/// that is canceled before anything was sent ends in a plain <see cref="OperationCanceledException"/>.
/// </remarks>
public sealed class FalCanceledException : OperationCanceledException
{
    internal FalCanceledException(string requestId, string endpointId, bool wasAsked, FalCancelResult? cancelResult, Exception? innerException, CancellationToken token)
        : this(wasAsked ? Describe(requestId, cancelResult) : $"Request {requestId} goes on at fal, and its result can be fetched.", requestId, endpointId, cancelResult, innerException, token)
    {
    }

    internal FalCanceledException(string message, string? requestId, string endpointId, FalCancelResult? cancelResult, Exception? innerException, CancellationToken token)
        : base(message, innerException, token)
    {
        RequestId = requestId;
        EndpointId = endpointId;
        CancelResult = cancelResult;
    }

    /// <summary>Gets the id of the request; <see langword="null"/> when the call was canceled before fal had answered with one.</summary>
    public string? RequestId { get; }

    /// <summary>Gets the id of the endpoint.</summary>
    public string EndpointId { get; }

    /// <summary>Gets a value indicating whether fal may be working on the request, and may bill it.</summary>
    /// <value><see langword="false"/> when fal confirmed that it canceled the request; otherwise, <see langword="true"/>.</value>
    public bool MayHaveBeenAccepted => CancelResult != FalCancelResult.Canceled;

    /// <summary>Gets what fal answered when it was asked to cancel the request.</summary>
    /// <value>
    /// <see langword="null"/> when fal refused, did not answer within ten seconds, or was not asked
    /// (<see cref="FalSubscribeOptions.CancelRemotely"/>): the request may go on, and be billed.
    /// </value>
    public FalCancelResult? CancelResult { get; }

    /// <summary>Makes the exception for a call that was canceled while its exchange was under way; null when fal cannot have the request.</summary>
    internal static FalCanceledException? CreateUnanswered(OperationCanceledException canceled, string endpointId, CancellationToken token) =>
        canceled is not FalCanceledException && canceled.InnerException is FalException { MayHaveBeenAccepted: true } lost
            ? new FalCanceledException(lost.Message, lost.RequestId, endpointId, cancelResult: null, lost, token)
            : null;

    internal static string Describe(string requestId, FalCancelResult? result)
    {
        if (result is null)
        {
            return $"Request {requestId} could not be cancelled on the server, and may go on and be billed.";
        }

        if (result == FalCancelResult.AlreadyCompleted)
        {
            return $"Request {requestId} had ended before it could be cancelled, and its result can still be fetched.";
        }

        if (result == FalCancelResult.NotFound)
        {
            return $"The server does not know request {requestId} any more.";
        }

        return result == FalCancelResult.Canceled
            ? $"Request {requestId} was cancelled on the server."
            : $"The server was asked to cancel request {requestId}, and is stopping it.";
    }
}
