namespace Flux2Gen.Transport;

/// <summary>What all calls of a client share: its settings, connections, addresses, telemetry and life.</summary>
internal sealed class ClientTransport : IDisposable
{
    private readonly HttpClient? _ownHttpClient;
    private readonly ClientLifetime _lifetime;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="options">The settings, which nothing changes any more.</param>
    public ClientTransport(FalClientOptions options)
    {
        Options = options;
        Observer = new CallObserver(options);
        Uris = new RequestUris(options.Hosts);
        StatusStreams = new StreamCount(options.Watch.MaxConcurrentStreams);
        _lifetime = new ClientLifetime(options.TimeProvider);
        HttpClient httpClient = options.HttpClient ?? OwnHttpClient.ForApi(options.IsBrowser);
        bool isOwn = options.HttpClient is null;
        _ownHttpClient = isOwn || options.OwnsHttpClient ? httpClient : null;
        Sender = new ApiSender(httpClient, hasOwnConnections: isOwn || options.HasOwnConnections, options, Observer, _lifetime);
    }

    public FalClientOptions Options { get; }

    /// <summary>Gets the token that is canceled when the client is disposed.</summary>
    public CancellationToken Lifetime => _lifetime.Token;

    public RequestUris Uris { get; }

    public ApiSender Sender { get; }

    public StreamCount StatusStreams { get; }

    public CallObserver Observer { get; }

    /// <summary>Ends the calls that are under way, and closes the client's own connections.</summary>
    public void Dispose()
    {
        _lifetime.End();
        _ownHttpClient?.Dispose();
    }

    /// <summary>Refuses a new call.</summary>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public void ThrowIfDisposed() => _lifetime.ThrowIfOver();

    /// <summary>Waits between two exchanges of a call, for as long as the client lives.</summary>
    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => _lifetime.DelayAsync(delay, cancellationToken);
}
