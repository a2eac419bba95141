using System.Text.Json;

namespace Flux2Gen;

/// <summary>The connection to fal. Make one for the life of the program, and share it: it may be used from many threads.</summary>
public sealed class FalClient : IDisposable
{
    private readonly HttpClient? _ownHttpClient;
    private readonly ClientLifetime _lifetime;

    /// <summary>Initializes a new instance that takes the API key from the environment, as <see cref="FalCredentials.FromEnvironment"/> says.</summary>
    public FalClient()
        : this(new FalClientOptions())
    {
    }

    /// <summary>Initializes a new instance.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting is not allowed; the message names it.</exception>
    public FalClient(FalClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        options = options.Copy();
        Options = options;
        Observer = new CallObserver(options);
        Uris = new RequestUris(options.Hosts);
        _lifetime = new ClientLifetime(options.TimeProvider);
        HttpClient httpClient = options.HttpClient ?? OwnHttpClient.ForApi(options.IsBrowser);
        bool isOwn = options.HttpClient is null;
        _ownHttpClient = isOwn || options.OwnsHttpClient ? httpClient : null;
        Sender = new ApiSender(httpClient, hasOwnConnections: isOwn || options.HasOwnConnections, options, Observer, _lifetime);
        Storage = new FalStorage(this);
        Journal = new JournalKeeper(options.Journal, Observer);
        RealtimeTokens = new RealtimeTokens(this);
        StatusStreams = new StreamCount(options.Watch.MaxConcurrentStreams);
    }

    /// <summary>Gets the settings: a copy of those that the client was made with.</summary>
    internal FalClientOptions Options { get; }

    /// <summary>Gets fal's storage, for files that are to be uploaded by hand.</summary>
    public FalStorage Storage { get; }

    /// <summary>Gets the token that is canceled when the client is disposed.</summary>
    internal CancellationToken Lifetime => _lifetime.Token;

    internal RequestUris Uris { get; }

    internal ApiSender Sender { get; }

    internal JournalKeeper Journal { get; }

    internal StreamCount StatusStreams { get; }

    internal CallObserver Observer { get; }

    internal RealtimeTokens RealtimeTokens { get; }

    /// <summary>An endpoint without emitted types: any model, with JSON for its input and output.</summary>
    /// <param name="id">The endpoint's id, such as <c>fal-ai/flux-2/edit</c>.</param>
    /// <returns>The endpoint. Nothing is sent yet.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is not an endpoint id.</exception>
    public FalEndpoint<JsonElement, JsonElement> Endpoint(string id) => new UntypedEndpoint(this, id);

    /// <summary>Finds what was under way when another process died, or this program the last time.</summary>
    /// <remarks>
    /// Call it when the program starts. Each request is given to one process, and stays in the journal until its outcome was
    /// taken, which is when the loop goes on, or it was forgotten; what is still there, another call gives again.
    /// </remarks>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The requests, oldest first.</returns>
    /// <exception cref="InvalidOperationException">There is no <see cref="FalClientOptions.Journal"/>.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public IAsyncEnumerable<FalUnfinishedRequest> ResumeAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return Options.Journal is not null
            ? Journal.ResumeAsync(cancellationToken)
            : throw new InvalidOperationException("There is nothing to resume from: set FalClientOptions.Journal, for instance to a FalFileJournal.");
    }

    /// <summary>Ends the calls that are under way, and closes the client's own connections. <see cref="FalClientOptions.HttpClient"/> is left alone.</summary>
    /// <remarks>
    /// Requests go on at fal, and nothing is canceled there: cancel the token of a call for that, and wait for the call, before the client
    /// is disposed. A call that follows a request ends in a <see cref="FalCanceledException"/> with the request's id. A submit, run or
    /// stream whose answer is still out ends in a <see cref="FalConnectionException"/> that says so, other calls end in
    /// an <see cref="OperationCanceledException"/>, and later ones in an <see cref="ObjectDisposedException"/> before anything is sent.
    /// </remarks>
    public void Dispose()
    {
        _lifetime.End();
        _ownHttpClient?.Dispose();
    }

    /// <summary>Refuses a new call.</summary>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    internal void ThrowIfDisposed() => _lifetime.ThrowIfOver();

    /// <summary>Waits between two exchanges of a call, for as long as the client lives.</summary>
    internal Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => _lifetime.DelayAsync(delay, cancellationToken);
}
