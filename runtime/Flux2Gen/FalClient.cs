using System.Text.Json;

namespace Flux2Gen;

/// <summary>The connection to fal. Make one for the life of the program, and share it: it may be used from many threads.</summary>
public sealed class FalClient : IDisposable
{
    private readonly HttpClient? _ownHttpClient;

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
        _ownHttpClient = options.HttpClient is null ? OwnHttpClient.ForApi() : null;
        Sender = new ApiSender(options.HttpClient ?? _ownHttpClient!, ownsHttpClient: _ownHttpClient is not null || options.HasOwnHttpClient, options, Observer);
        Storage = new FalStorage(this);
        Journal = new JournalKeeper(options.Journal, Observer);
        RealtimeTokens = new RealtimeTokens(this);
        StatusStreams = new StreamCount(options.Watch.MaxConcurrentStreams);
    }

    /// <summary>Gets the settings: a copy of those that the client was made with.</summary>
    internal FalClientOptions Options { get; }

    /// <summary>Gets fal's storage, for files that are to be uploaded by hand.</summary>
    public FalStorage Storage { get; }

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
    public IAsyncEnumerable<FalUnfinishedRequest> ResumeAsync(CancellationToken cancellationToken = default) =>
        Options.Journal is not null
            ? Journal.ResumeAsync(cancellationToken)
            : throw new InvalidOperationException("There is nothing to resume from: set FalClientOptions.Journal, for instance to a FalFileJournal.");

    /// <summary>Closes the connections that the client made itself; <see cref="FalClientOptions.HttpClient"/> is left alone.</summary>
    public void Dispose() => _ownHttpClient?.Dispose();
}
