using System.Runtime.CompilerServices;
using System.Text.Json;
using Flux2Gen.Journal;
using Flux2Gen.Realtime;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <summary>The connection to fal. Make one for the life of the program, and share it: it may be used from many threads.</summary>
public sealed class FalClient : IDisposable
{
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
        Transport = new ClientTransport(options.Copy());
        Storage = new FalStorage(Transport);
        Journal = new JournalTracker(Transport.Options.Journal, Transport.Observer);
        RealtimeTokens = new RealtimeTokens(Transport);
    }

    /// <summary>Gets fal's storage, for files that are to be uploaded by hand.</summary>
    public FalStorage Storage { get; }

    internal ClientTransport Transport { get; }

    internal JournalTracker Journal { get; }

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
        Transport.ThrowIfDisposed();
        return Transport.Options.Journal is not null
            ? UnfinishedAsync(cancellationToken)
            : throw new InvalidOperationException("There is nothing to resume from: set FalClientOptions.Journal, for instance to a FalFileJournal.");
    }

    /// <summary>Ends the calls that are under way, and closes the client's own connections. <see cref="FalClientOptions.HttpClient"/> is left alone.</summary>
    /// <remarks>
    /// Requests go on at fal, and nothing is canceled there: cancel the token of a call for that, and wait for the call, before the client
    /// is disposed. A call that follows a request ends in a <see cref="FalCanceledException"/> with the request's id. A submit, run or
    /// stream whose answer is still out ends in a <see cref="FalConnectionException"/> that says so, other calls end in
    /// an <see cref="OperationCanceledException"/>, and later ones in an <see cref="ObjectDisposedException"/> before anything is sent.
    /// </remarks>
    public void Dispose() => Transport.Dispose();

    private async IAsyncEnumerable<FalUnfinishedRequest> UnfinishedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (UnfinishedEntry entry in Journal.ResumeAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new FalUnfinishedRequest(entry.Mark, entry.Entry);
        }
    }
}
