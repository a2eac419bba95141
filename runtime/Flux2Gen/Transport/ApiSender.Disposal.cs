namespace Flux2Gen.Transport;

/// <content>The end of calls whose client was disposed.</content>
internal sealed partial class ApiSender
{
    /// <summary>Refuses a call that begins after the end of the client; one that follows a request may be a part of another that began before.</summary>
    private void ThrowIfDisposed(ApiCall call)
    {
        if (call.RequestId is null)
        {
            lifetime.ThrowIfOver();
        }

        ThrowIfOver(call);
    }

    /// <summary>Ends a call that is under way, before anything more is sent.</summary>
    private void ThrowIfOver(ApiCall call)
    {
        if (lifetime.IsOver)
        {
            throw Disposed(call, cause: null, mayBeAccepted: false);
        }
    }

    private Exception Disposed(ApiCall call, Exception? cause, bool mayBeAccepted, string? requestId = null)
    {
        Exception error = DisposalErrors.Create(call, cause, mayBeAccepted, lifetime.Token);
        if (error is FalException failure)
        {
            failure.RequestId = requestId;
            Describe(failure, call);
        }

        return error;
    }
}
