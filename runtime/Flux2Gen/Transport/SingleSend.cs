using System.Net;
using Flux2Gen.Options;

namespace Flux2Gen.Transport;

/// <summary>Sends a request that costs money once, however often handlers ask for it.</summary>
/// <remarks>It is sent again only after an outcome that proves that fal did not get it, or did not look at it.</remarks>
/// <param name="content">The content of the request.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class SingleSend(CountingContent? content, TimeProvider timeProvider)
{
    /// <summary>Marks the request and its copies.</summary>
    public static readonly HttpRequestOptionsKey<SingleSend> Option = new("Flux2Gen.SingleSend");

    /// <summary>How long the first answer may take through the handlers: then none of them wants it any more.</summary>
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);

    private static readonly BodyLimits Limits = new(1 << 16, 1 << 16, MaximumRatio: 200);

    private readonly object _lock = new();
    private Task<HttpResponseMessage>? _last;
    private volatile bool _isTaken;

    /// <summary>Notes that an answer came through all handlers.</summary>
    public void Taken() => _isTaken = true;

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
                // A hedge takes the first outcome, which must be the answer and not an error. A handler that gave up waiting takes none.
                await Task.Delay(AnswerLimit, timeProvider, cancellationToken).ConfigureAwait(false);
            }

            if (!IsRefused(last))
            {
                throw CreateError(last, await FindRequestIdAsync(last, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    private bool IsRefused(Task<HttpResponseMessage> last) =>
        last.IsCompletedSuccessfully ? last.Result.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired
        : last.Exception?.InnerException is HttpRequestException failure && RetryPolicy.IsBeforeSending(failure) && content?.IsRead != true;

    /// <summary>Finds the id in an answer; in its body only when it came to nobody.</summary>
    private async Task<string?> FindRequestIdAsync(Task<HttpResponseMessage> last, CancellationToken cancellationToken)
    {
        if (!last.IsCompletedSuccessfully)
        {
            return null;
        }

        HttpResponseMessage answer = last.Result;
        if (answer.Headers.TryGetValues("x-fal-request-id", out IEnumerable<string>? ids) || _isTaken || !answer.IsSuccessStatusCode || ApiStream.IsEventStream(answer))
        {
            return ids?.FirstOrDefault();
        }

        var received = new ReceivedBody();
        using var limit = new CancellationTokenSource(AnswerLimit, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await BodyReader.ReadAsync(answer, Limits, linked.Token, reading: null, received).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Handlers may have read the body, or disposed of it: then it tells nothing.
        catch (Exception)
#pragma warning restore CA1031
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return received.FindRequestId(key: null);
    }

    private static FalConnectionException CreateError(Task<HttpResponseMessage> last, string? requestId)
    {
        HttpResponseMessage? answer = last.IsCompletedSuccessfully ? last.Result : null;
        bool mayBeAccepted = answer is null || !IsClientError(answer);
        string accepted = mayBeAccepted ? "which fal may have accepted" : $"which fal refused (HTTP {(int)answer!.StatusCode})";
        return new FalConnectionException(
            $"A handler of the HTTP client tried to send a request again, {accepted}: it was not sent, because each one is billed. Keep the handler from repeating POST requests; the retries that are safe are built in.",
            last.Exception?.InnerException)
        {
            MayHaveBeenAccepted = mayBeAccepted,
            RequestId = requestId,
        };
    }

    private static bool IsClientError(HttpResponseMessage answer) =>
        (int)answer.StatusCode is >= 400 and < 500 and not 408 and not 409 && !answer.Headers.Contains("x-fal-request-id");
}
