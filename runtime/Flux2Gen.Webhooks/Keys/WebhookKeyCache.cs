using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Webhooks;

/// <summary>Keeps fal's keys and fetches them: one fetch at a time, and not two within <see cref="FalWebhookVerifierOptions.MinRefreshInterval"/>.</summary>
internal sealed class WebhookKeyCache(FalWebhookVerifierOptions options, HttpClient client, ILogger logger)
{
    /// <summary>The maximum age of keys, also while fal cannot be reached.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromDays(1);

    /// <summary>The maximum size of a key set, in bytes: a key takes about 150.</summary>
    private const int MaximumSize = 64 << 10;

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(10);

    private readonly object _lock = new();
    private Task _fetch = Task.CompletedTask;
    private long? _begunAt;
    private Snapshot? _current;

    /// <summary>Gets the keys, and fetches them when none are cached or the cached ones are due.</summary>
    /// <returns>The keys; <see langword="null"/> if they are unavailable.</returns>
    public async ValueTask<Snapshot?> GetAsync(CancellationToken cancellationToken)
    {
        Snapshot? current = Volatile.Read(ref _current);
        if (current is not null && AgeOf(current) < options.KeyLifetime)
        {
            return current;
        }

        return await RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches the keys, unless that was done within the interval.</summary>
    /// <returns>The keys; <see langword="null"/> if they are unavailable.</returns>
    public async ValueTask<Snapshot?> RefreshAsync(CancellationToken cancellationToken)
    {
        Task? fetch = null;
        lock (_lock)
        {
            if (!_fetch.IsCompleted)
            {
                fetch = _fetch;
            }
            else if (_begunAt is not { } begunAt || options.TimeProvider.GetElapsedTime(begunAt) >= options.MinRefreshInterval)
            {
                _begunAt = options.TimeProvider.GetTimestamp();

                // Without a caller's token: the others wait on when one gives up.
                _fetch = fetch = Task.Run(FetchAsync, CancellationToken.None);
            }
        }

        if (fetch is not null)
        {
            // A logger may throw; no webhook fails because of that.
            await fetch.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        Snapshot? current = Volatile.Read(ref _current);
        return current is not null && AgeOf(current) < MaximumAge ? current : null;
    }

    private TimeSpan AgeOf(Snapshot keys) => options.TimeProvider.GetElapsedTime(keys.FetchedAt);

    /// <summary>Fetches the keys. The known keys stay when that fails.</summary>
    private async Task FetchAsync()
    {
        long begunAt = options.TimeProvider.GetTimestamp();
        IReadOnlyList<WebhookKey> keys;
        try
        {
            using var timeout = new CancellationTokenSource(FetchTimeout, options.TimeProvider);
            keys = await DownloadAsync(timeout.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, the webhooks that wait are told that there are no keys.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogMessages.KeysNotFetched(logger, options.KeySetUri.Host, exception is FalException ? exception.Message : exception.GetType().FullName!);
            return;
        }

        Volatile.Write(ref _current, new Snapshot(keys, begunAt));
        LogMessages.KeysFetched(logger, keys.Count, options.KeySetUri.Host);
    }

    private async Task<IReadOnlyList<WebhookKey>> DownloadAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, options.KeySetUri);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

        // A caller's HTTP client may follow redirects: those keys could be anyone's.
        if (response.RequestMessage?.RequestUri is { } answered && !IsSameServer(answered))
        {
            throw new FalProtocolException("another server answered");
        }

        if ((int)response.StatusCode != 200)
        {
            throw new FalApiException($"HTTP {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}", response.StatusCode);
        }

        var body = new byte[MaximumSize + 1];
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        int count = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return count <= MaximumSize && WebhookKeySet.TryParse(body.AsMemory(0, count)) is { } keys
            ? keys
            : throw new FalProtocolException("the answer is not a key set");
    }

    private bool IsSameServer(Uri answered) =>
        Uri.Compare(answered, options.KeySetUri, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Keys, and when they were requested.</summary>
    internal sealed record Snapshot(IReadOnlyList<WebhookKey> Keys, long FetchedAt);
}
