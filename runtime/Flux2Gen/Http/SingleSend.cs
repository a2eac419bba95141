using System.Net;

namespace Flux2Gen;

/// <summary>Sends a request that costs money once, however often handlers ask for it.</summary>
/// <remarks>It is sent again only after an outcome that proves that fal did not get it, or did not look at it.</remarks>
internal sealed class SingleSend
{
    /// <summary>Marks the request and its copies.</summary>
    public static readonly HttpRequestOptionsKey<SingleSend> Option = new("Flux2Gen.SingleSend");

    private readonly object _lock = new();
    private Task<HttpResponseMessage>? _last;

    /// <summary>Sends the request, or waits for the outcome of the one that was sent.</summary>
    /// <exception cref="FalConnectionException">It was sent before, and fal may have accepted it.</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task<HttpResponseMessage> last;
            bool isOwn;
            bool wasUnderWay;
            lock (_lock)
            {
                isOwn = _last is null || IsRefused(_last);
                last = isOwn ? _last = send() : _last!;
                wasUnderWay = !last.IsCompleted;
            }

            if (isOwn)
            {
                return await last.ConfigureAwait(false);
            }

            await ((Task)last).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (wasUnderWay && last is { IsCompletedSuccessfully: true, Result.IsSuccessStatusCode: true })
            {
                // A hedge takes the first outcome, which must be the answer and not an error.
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            }

            if (!IsRefused(last))
            {
                throw CreateError(last);
            }
        }
    }

    private static bool IsRefused(Task<HttpResponseMessage> last) =>
        last.IsCompletedSuccessfully ? last.Result.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired
        : last.Exception?.InnerException is HttpRequestException failure && RetryPolicy.IsBeforeSending(failure);

    private static FalConnectionException CreateError(Task<HttpResponseMessage> last)
    {
        HttpResponseMessage? answer = last.IsCompletedSuccessfully ? last.Result : null;
        bool mayBeAccepted = answer is null || !IsClientError(answer);
        string accepted = mayBeAccepted ? "which fal may have accepted" : $"which fal refused (HTTP {(int)answer!.StatusCode})";
        return new FalConnectionException(
            $"A handler of the HTTP client tried to send a request again, {accepted}: it was not sent, because each one is billed. Keep the handler from repeating POST requests; the retries that are safe are built in.",
            last.Exception?.InnerException)
        {
            MayHaveBeenAccepted = mayBeAccepted,
            RequestId = answer is not null && answer.Headers.TryGetValues("x-fal-request-id", out IEnumerable<string>? ids) ? ids.FirstOrDefault() : null,
        };
    }

    private static bool IsClientError(HttpResponseMessage answer) =>
        (int)answer.StatusCode is >= 400 and < 500 and not 408 and not 409 && !answer.Headers.Contains("x-fal-request-id");
}
