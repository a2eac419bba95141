using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using Flux2Gen.Emulator.Inference;
using Flux2Gen.Emulator.Queue;

namespace Flux2Gen.Emulator.Webhooks;

/// <summary>Delivers the results of requests that were submitted with an address for them.</summary>
internal sealed class WebhookSender : IAsyncDisposable
{
    private const string UserId = "local|1";

    /// <summary>How long ago a delivery is signed that is to be late: longer than anybody allows.</summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromHours(1);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(2);

    private readonly QueueStore _queue;
    private readonly WebhookSigningKeys _keys;
    private readonly LocalFalFaults _faults;
    private readonly LocalFalOptions _options;
    private readonly ConcurrentDictionary<Task, byte> _deliveries = new();
    private readonly CancellationTokenSource _stopping = new();

    // A redirect is the end of a delivery, and a proxy that the environment names knows nothing of this machine's own addresses.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public WebhookSender(QueueStore queue, WebhookSigningKeys keys, LocalFalFaults faults, LocalFalOptions options)
    {
        _queue = queue;
        _keys = keys;
        _faults = faults;
        _options = options;
    }

    /// <summary>Delivers the result of a request once it is there. An address that may not be delivered to is passed over, as fal does.</summary>
    public void Schedule(QueuedRequest request, string? address)
    {
        if (!WebhookTarget.TryParse(address, _options.AllowRemoteWebhooks, out Uri? target))
            return;
        Task delivery = Task.Run(() => DeliverAsync(request, target, _stopping.Token));
        _deliveries.TryAdd(delivery, 0);
        delivery.ContinueWith(ended => _deliveries.TryRemove(ended, out _), TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_deliveries.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _stopping.Dispose();
    }

    private async Task DeliverAsync(QueuedRequest request, Uri target, CancellationToken cancellationToken)
    {
        while (!_queue.StateOf(request).IsCompleted)
            await _queue.WaitForChangeAsync(request, TimeSpan.FromSeconds(1), cancellationToken);

        ModelResponse response = _queue.ResponseOf(request);
        DateTimeOffset end = _options.TimeProvider.GetUtcNow() + WebhookPolicy.StorageOf(response.Body.Length);
        for (int attempt = 1; attempt <= WebhookPolicy.MaximumRetries + 1; attempt++)
        {
            int? answer = await AttemptAsync(request.Id, response, target, WebhookPolicy.TimeoutOf(attempt), cancellationToken);
            DateTimeOffset next = _options.TimeProvider.GetUtcNow() + WebhookPolicy.DelayAfter(attempt);
            if (!WebhookPolicy.IsToBeRepeated(answer) || next >= end)
                return;
            await WaitUntilAsync(next, cancellationToken);
        }
    }

    /// <summary>Delivers once, or as the next fault says.</summary>
    /// <returns>The status that the receiver answered with; <see langword="null"/> when it did not answer.</returns>
    private async Task<int?> AttemptAsync(string requestId, ModelResponse response, Uri target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        LocalFalWebhookFault? fault = _faults.TryTake(LocalFalOperation.Webhook, part: null, out LocalFalFault? scripted) ? scripted.Webhook : null;
        if (fault is LocalFalWebhookFault.Lost)
            return null;
        byte[] body = WebhookBody.Write(requestId, response, withoutPayload: fault is LocalFalWebhookFault.WithoutPayload);
        DateTimeOffset at = _options.TimeProvider.GetUtcNow() - (fault is LocalFalWebhookFault.Late ? Lateness : TimeSpan.Zero);
        string signature = _keys.Sign(requestId, UserId, at, body, withWithdrawnKey: fault is LocalFalWebhookFault.OldKey);
        if (fault is LocalFalWebhookFault.Altered)
            body = [.. body, (byte)' '];

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            if (fault is LocalFalWebhookFault.Twice)
                await PostAsync(limit.Token);
            return await PostAsync(limit.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }

        async Task<int> PostAsync(CancellationToken token)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Add("X-Fal-Webhook-Request-Id", requestId);
            request.Headers.Add("X-Fal-Webhook-User-Id", UserId);
            request.Headers.Add("X-Fal-Webhook-Timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Fal-Webhook-Signature", signature);
            using HttpResponseMessage answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            return (int)answer.StatusCode;
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        while (time - _options.TimeProvider.GetUtcNow() is { Ticks: > 0 } left)
        {
            // A clock that is set by hand can jump at any moment, and only tells the time.
            await Task.Delay(_options.TimeProvider == TimeProvider.System && left > ShortestWait ? left : ShortestWait, cancellationToken);
        }
    }
}
