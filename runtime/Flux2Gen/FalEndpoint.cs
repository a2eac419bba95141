using Flux2Gen.Journal;
using Flux2Gen.Models;

namespace Flux2Gen;

/// <summary>A model of fal, with the types of its input and output.</summary>
/// <remarks>Emitted endpoints derive from it. It holds no state, and may be used from many threads.</remarks>
/// <typeparam name="TInput">The type of the input.</typeparam>
/// <typeparam name="TOutput">The type of the output.</typeparam>
public abstract partial class FalEndpoint<TInput, TOutput>
{
    private readonly EndpointId _id;
    private readonly FalModelContract<TInput> _input;
    private readonly FalModelContract<TOutput> _output;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="client">The client to send with.</param>
    /// <param name="id">The endpoint's id, such as <c>fal-ai/flux-2/edit</c>.</param>
    /// <param name="input">How inputs are written.</param>
    /// <param name="output">How outputs are read.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="id"/> is not an endpoint id.</exception>
    protected FalEndpoint(FalClient client, string id, FalModelContract<TInput> input, FalModelContract<TOutput> output)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        Client = client;
        _id = EndpointId.Parse(id);
        _input = input;
        _output = output;
    }

    /// <summary>Gets the endpoint's id, such as <c>fal-ai/flux-2/edit</c>.</summary>
    public string Id => _id.Value;

    /// <summary>Gets the client that is sent with.</summary>
    public FalClient Client { get; }

    /// <summary>Runs the model and waits for it on one connection, without the queue.</summary>
    /// <remarks>For models that take seconds. When the connection is lost, so is the result: <see cref="SubscribeAsync(TInput, FalSubscribeOptions, CancellationToken)"/> does not have that weakness.</remarks>
    /// <param name="input">The input. Local files in it are uploaded first.</param>
    /// <param name="options">What to ask of the request.</param>
    /// <param name="cancellationToken">Ends the call. The model may go on, and be billed.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FalInputException">The input breaks rules of the endpoint; nothing was sent.</exception>
    /// <exception cref="FalValidationException">The model refused the input.</exception>
    /// <exception cref="FalException">Any other failure.</exception>
    public Task<FalResult<TOutput>> RunAsync(TInput input, FalRunOptions? options = null, CancellationToken cancellationToken = default) =>
        ObserveAsync(Client.Transport.Options.Hosts.Run, () => RunCoreAsync(input, options, cancellationToken), static result => result);

    private async Task<FalResult<TOutput>> RunCoreAsync(TInput input, FalRunOptions? options, CancellationToken cancellationToken)
    {
        options ??= new FalRunOptions();
        options.Validate();
        return await WithinAsync(
            options.Timeout,
            $"{nameof(FalRunOptions)}.{nameof(options.Timeout)}",
            async token =>
            {
                ReadOnlyMemory<byte> body = await PrepareAsync(input, token).ConfigureAwait(false);
                return await SendRunAsync(body, options, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts a request into the queue, follows it to its end and fetches its result.</summary>
    /// <remarks>
    /// When the token is cancelled, the request is cancelled at fal too, as far as that works within ten seconds. Any other error
    /// after fal accepted the request has its <see cref="FalException.RequestId"/>, so that no work is lost.
    /// </remarks>
    /// <param name="input">The input. Local files in it are uploaded first.</param>
    /// <param name="options">What to ask of the request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FalInputException">The input breaks rules of the endpoint; nothing was sent.</exception>
    /// <exception cref="FalValidationException">The model refused the input.</exception>
    /// <exception cref="FalTimeoutException"><see cref="FalSubscribeOptions.Timeout"/> ran out; the request was cancelled at fal as far as that worked.</exception>
    /// <exception cref="FalException">Any other failure.</exception>
    /// <exception cref="FalCanceledException">The token was cancelled while the request was under way.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public Task<FalResult<TOutput>> SubscribeAsync(TInput input, FalSubscribeOptions? options = null, CancellationToken cancellationToken = default) =>
        SubscribeWithAsync(input, listener: null, options, cancellationToken);

    internal Task<FalResult<TOutput>> SubscribeWithAsync(
        TInput input, Func<FalQueueUpdate, Task>? listener, FalSubscribeOptions? options, CancellationToken cancellationToken) =>
        ObserveAsync(Client.Transport.Options.Hosts.Queue, () => SubscribeCoreAsync(input, listener, options, cancellationToken), static result => result);

    private async Task<FalResult<TOutput>> SubscribeCoreAsync(
        TInput input, Func<FalQueueUpdate, Task>? listener, FalSubscribeOptions? options, CancellationToken cancellationToken)
    {
        options ??= new FalSubscribeOptions();
        options.Validate();
        try
        {
            JournaledResult<TOutput> delivery = await FollowAsync(input, listener, options, cancellationToken).ConfigureAwait(false);
            await delivery.ConfirmAsync().ConfigureAwait(false);
            return delivery.Result;
        }
        catch (FalException exception) when (RequestOutcome.IsFinal(exception, isOld: false) && Client.Journal.Find(exception.RequestId) is { } lease)
        {
            await lease.SettleAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Puts a request into the queue.</summary>
    /// <param name="input">The input. Local files in it are uploaded first.</param>
    /// <param name="options">What to ask of the request.</param>
    /// <param name="cancellationToken">Ends the call. When that happens while fal answers, the request may be in the queue all the same.</param>
    /// <returns>The request.</returns>
    /// <exception cref="FalInputException">The input breaks rules of the endpoint; nothing was sent.</exception>
    /// <exception cref="FalException">Any other failure.</exception>
    /// <exception cref="FalCanceledException">The token was canceled while fal answered: the request may be in the queue.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before.</exception>
    public async Task<FalRequest<TOutput>> SubmitAsync(TInput input, FalSubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new FalSubmitOptions();
        options.Validate();
        ReadOnlyMemory<byte> body = await PrepareAsync(input, cancellationToken).ConfigureAwait(false);
        return await BilledAsync(() => SubmitAsync(body, options, abortExchange: null, throttled: null, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes up a request that was submitted before, perhaps by another process.</summary>
    /// <param name="requestId">The request's id.</param>
    /// <returns>The request. Nothing is sent yet.</returns>
    /// <exception cref="ArgumentException"><paramref name="requestId"/> is not an id.</exception>
    public FalRequest<TOutput> Attach(string requestId) => Attach(requestId, Client.Journal.Find(requestId));

    /// <summary>Takes up a request.</summary>
    /// <param name="requestId">The request's id.</param>
    /// <param name="mark">Its entry in the journal; null when there is none.</param>
    /// <param name="submittedAt">When it was submitted; null when that is not known.</param>
    internal FalRequest<TOutput> Attach(string requestId, JournalLease? mark, DateTimeOffset? submittedAt = null)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        return IsRequestId(requestId)
            ? new FalRequest<TOutput>(Client.Transport, Client.Journal, _id, _output, requestId) { Mark = mark, SubmittedAt = submittedAt }
            : throw new ArgumentException("A request id is made of letters, digits and '-._~' only.", nameof(requestId));
    }

    private static bool IsRequestId(string? requestId) => EndpointId.IsRequestId(requestId);
}
