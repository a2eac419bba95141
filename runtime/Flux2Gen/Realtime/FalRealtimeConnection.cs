using System.Runtime.CompilerServices;
using Flux2Gen.Realtime;
using Flux2Gen.Realtime.MessagePack;

namespace Flux2Gen;

/// <summary>A realtime connection to a model: inputs go out and results come in, over one WebSocket, as MessagePack.</summary>
/// <remarks>
/// <para>Sending and receiving go on at the same time, from any thread. Results do not come one to one with inputs: a busy model drops
/// inputs, and some give several results for one. An id sent with an input is what tells.</para>
/// <para>Each input may be billed; none is ever sent twice. Dispose of the connection to close it.</para>
/// </remarks>
/// <typeparam name="TInput">The type of the input.</typeparam>
/// <typeparam name="TOutput">The type of the output.</typeparam>
public sealed class FalRealtimeConnection<TInput, TOutput> : IAsyncDisposable
{
    private const string RequestIdMember = "request_id";

    private readonly RealtimeSession _session;
    private readonly Func<TInput, CancellationToken, Task<ReadOnlyMemory<byte>>> _prepare;
    private readonly FalModelContract<TOutput> _output;

    internal FalRealtimeConnection(
        string endpointId, RealtimeSession session, Func<TInput, CancellationToken, Task<ReadOnlyMemory<byte>>> prepare, FalModelContract<TOutput> output)
    {
        EndpointId = endpointId;
        _session = session;
        _prepare = prepare;
        _output = output;
    }

    /// <summary>Gets the endpoint's id.</summary>
    public string EndpointId { get; }

    /// <summary>Gets how many inputs were sent, or may have been.</summary>
    public long SentCount => _session.SentCount;

    /// <summary>Gets how many results came, those included that wait to be received.</summary>
    public long ReceivedCount => _session.ReceivedCount;

    /// <summary>Gets the ids that inputs were sent with and that no result has named yet, oldest first: the last 1,024 of them. An input of a connection that was lost stays among them.</summary>
    public IReadOnlyList<string> UnansweredRequestIds => _session.UnansweredIds;

    /// <summary>Sends an input. Several sends at once go out one after the other; each waits until the network has taken it.</summary>
    /// <param name="input">The input. Local files in it are uploaded first.</param>
    /// <param name="cancellationToken">Ends the call. When that happens while the input goes out, the connection ends too.</param>
    /// <returns>A task that ends when the input was sent; what comes of it is received.</returns>
    /// <exception cref="FalInputException">The input breaks rules of the endpoint; nothing was sent.</exception>
    /// <exception cref="FalConnectionException">The connection has ended. <see cref="FalException.MayHaveBeenAccepted"/> says whether the input may be at fal.</exception>
    /// <exception cref="FalException">Any other failure.</exception>
    /// <exception cref="ObjectDisposedException">The connection was disposed of.</exception>
    public Task SendAsync(TInput input, CancellationToken cancellationToken = default) => SendCoreAsync(input, requestId: null, cancellationToken);

    /// <summary>Sends an input with an id that its result will name, if the model gives ids back.</summary>
    /// <param name="input">The input, an object. Local files in it are uploaded first.</param>
    /// <param name="requestId">The id, sent as <c>request_id</c>.</param>
    /// <param name="cancellationToken">Ends the call. When that happens while the input goes out, the connection ends too.</param>
    /// <returns>A task that ends when the input was sent; what comes of it is received.</returns>
    /// <exception cref="ArgumentException"><paramref name="requestId"/> is empty, or the input has one of its own.</exception>
    /// <exception cref="FalInputException">The input breaks rules of the endpoint; nothing was sent.</exception>
    /// <exception cref="FalConnectionException">The connection has ended. <see cref="FalException.MayHaveBeenAccepted"/> says whether the input may be at fal.</exception>
    /// <exception cref="FalException">Any other failure.</exception>
    /// <exception cref="ObjectDisposedException">The connection was disposed of.</exception>
    public Task SendAsync(TInput input, string requestId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        return SendCoreAsync(input, requestId, cancellationToken);
    }

    /// <summary>Waits for the next result.</summary>
    /// <param name="cancellationToken">Ends the wait. The connection goes on.</param>
    /// <returns>The result; <see langword="null"/> when there will be none, because the session is over or the connection was disposed of.</returns>
    /// <exception cref="FalApiException">fal refused an input, or the key, or the model failed; that ended the session.</exception>
    /// <exception cref="FalConnectionException">The connection was lost. <see cref="FalException.MayHaveBeenAccepted"/> says whether inputs may be at fal without an answer.</exception>
    /// <exception cref="FalException">Any other failure.</exception>
    public async Task<FalRealtimeResult<TOutput>?> ReceiveAsync(CancellationToken cancellationToken = default) =>
        await _session.ReceiveAsync(cancellationToken).ConfigureAwait(false) is { } output
            ? new FalRealtimeResult<TOutput>(output, _output, EndpointId)
            : null;

    /// <summary>Gives the results as they come, until the session is over: fal ends one that is idle, and one whose model has no more to say.</summary>
    /// <remarks>With another <see cref="FalRealtimeOptions.Reconnect"/> than <see cref="FalRealtimeReconnect.Never"/> they go on over the next connection, and end when this one is disposed of.</remarks>
    /// <param name="cancellationToken">Ends the enumeration. The connection goes on.</param>
    /// <returns>The results. Several that enumerate share them.</returns>
    /// <exception cref="FalApiException">fal refused an input, or the key, or the model failed; that ended the session.</exception>
    /// <exception cref="FalConnectionException">The connection was lost. <see cref="FalException.MayHaveBeenAccepted"/> says whether inputs may be at fal without an answer.</exception>
    /// <exception cref="FalException">Any other failure.</exception>
    public async IAsyncEnumerable<FalRealtimeResult<TOutput>> ReceiveAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await ReceiveAsync(cancellationToken).ConfigureAwait(false) is { } result)
        {
            yield return result;
        }
    }

    /// <summary>Closes the connection. Results that came before can still be received; what the model is working on is lost.</summary>
    /// <returns>A task that ends when the connection is closed, after ten seconds at most: five for what is being sent, five for the other side to close.</returns>
    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private async Task SendCoreAsync(TInput input, string? requestId, CancellationToken cancellationToken)
    {
        _session.ThrowIfOver();
        ReadOnlyMemory<byte> json = await _prepare(input, cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> message = JsonToMessagePack.Convert(json.Span, requestId is null ? null : RequestIdMember, requestId);
        await _session.SendAsync(message, requestId ?? RealtimeHeader.Read(json.Span).RequestId, cancellationToken).ConfigureAwait(false);
    }
}
