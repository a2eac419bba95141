using Microsoft.Extensions.Logging;

namespace Flux2Gen;

/// <summary>Holds fal's keys, and fetches them: one fetch at a time, and no two within the interval that the options give.</summary>
internal sealed class WebhookKeyCache(FalWebhookVerifierOptions options, HttpClient client, ILogger logger)
{
    /// <summary>The longest that keys are used, even while fal cannot be reached.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromDays(1);

    /// <summary>How large a key set may be: a key takes about 150 bytes.</summary>
    private const int MaximumSize = 64 << 10;

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(10);

    private readonly object _lock = new();
    private Task _fetch = Task.CompletedTask;
    private long? _begunAt;
    private Snapshot? _current;

    /// <summary>Gives the keys, and fetches them if there are none yet or they are due.</summary>
    /// <returns>The keys; null when they are not to be had.</returns>
    public async ValueTask<Snapshot?> GetAsync(CancellationToken cancellationToken)
    {
        Snapshot? current = Volatile.Read(ref _current);
        if (current is not null && AgeOf(current) < options.KeyLifetime)
        {
            return current;
        }

        return await RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches the keys, unless that was done just now.</summary>
    /// <returns>The keys there are then; null when they are not to be had.</returns>
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

                // On no caller's account: the others go on to wait when one gives up.
                _fetch = fetch = Task.Run(FetchAsync, CancellationToken.None);
            }
        }

        if (fetch is not null)
        {
            await fetch.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        Snapshot? current = Volatile.Read(ref _current);
        return current is not null && AgeOf(current) < MaximumAge ? current : null;
    }

    private TimeSpan AgeOf(Snapshot keys) => options.TimeProvider.GetElapsedTime(keys.FetchedAt);

    /// <summary>Fetches the keys. It throws nothing; what there was before stays when it fails.</summary>
    private async Task FetchAsync()
    {
        long begunAt = options.TimeProvider.GetTimestamp();
        try
        {
            using var timeout = new CancellationTokenSource(FetchTimeout, options.TimeProvider);
            IReadOnlyList<Ed25519PublicKey> keys = await DownloadAsync(timeout.Token).ConfigureAwait(false);
            LogMessages.KeysFetched(logger, keys.Count, options.KeySetUri.Host);
            Volatile.Write(ref _current, new Snapshot(keys, begunAt));
        }
#pragma warning disable CA1031 // Whatever it is, the webhooks that wait are told that there are no keys.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogMessages.KeysNotFetched(logger, options.KeySetUri.Host, exception is FalException ? exception.Message : ErrorTypes.Of(exception));
        }
    }

    private async Task<IReadOnlyList<Ed25519PublicKey>> DownloadAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, options.KeySetUri);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

        // An HTTP client from outside may follow redirects; whose keys would that be?
        if (response.RequestMessage?.RequestUri is { } answered && !IsSameServer(answered))
        {
            throw new FalProtocolException("another server answered than the one that was asked");
        }

        if ((int)response.StatusCode != 200)
        {
            throw new FalApiException($"HTTP {(int)response.StatusCode}", response.StatusCode);
        }

        (ReadOnlyMemory<byte> body, bool isWhole) = await BodyReader.ReadAsync(response, MaximumSize, cancellationToken).ConfigureAwait(false);
        return isWhole && WebhookKeySet.TryParse(body) is { } keys
            ? keys
            : throw new FalProtocolException("the answer is no key set");
    }

    private bool IsSameServer(Uri answered) =>
        Uri.Compare(answered, options.KeySetUri, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Keys, and when they were asked for.</summary>
    internal sealed record Snapshot(IReadOnlyList<Ed25519PublicKey> Keys, long FetchedAt);
}
