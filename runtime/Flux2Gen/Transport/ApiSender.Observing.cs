namespace Flux2Gen.Transport;

/// <content>The same, while somebody is told of it.</content>
internal sealed partial class ApiSender
{
    /// <summary>Sends a call in one exchange, without repetitions and without telling anybody: for questions after fal itself.</summary>
    /// <exception cref="FalException">There was no answer.</exception>
    public Task<ApiResponse> SendOnceAsync(ApiCall call, CancellationToken cancellationToken) => ExchangeAsync(call, cancellationToken, cancellationToken);

    private async Task<ApiResponse> SendObservedAsync(ApiCall call, CancellationToken cancellationToken)
    {
        using CallScope scope = observer.StartCall(call);
        try
        {
            ApiResponse response = await SendCoreAsync(call, cancellationToken).ConfigureAwait(false);
            scope.Answered(response);
            return response;
        }
        catch (Exception exception) when (scope.Failed(exception))
        {
            throw;
        }
    }
}
