namespace Flux2Gen;

/// <summary>Calls that tell a caller how they get on.</summary>
/// <remarks>Extensions, so that <c>SubscribeAsync(input, new() { … })</c> means options and nothing else.</remarks>
public static class FalEndpointExtensions
{
    /// <summary>Puts a request into the queue, follows it to its end and fetches its result.</summary>
    /// <remarks>
    /// <para><inheritdoc cref="FalEndpoint{TInput, TOutput}.SubscribeAsync(TInput, FalSubscribeOptions, CancellationToken)" path="/remarks/node()"/></para>
    /// <para>
    /// <paramref name="onUpdate"/> is called on a thread of the pool, never on the caller's synchronization context, and one call at a time. For
    /// the thread of a user interface, give it the <c>Report</c> of an <c>IProgress&lt;FalQueueUpdate&gt;</c> that is a
    /// <see cref="Progress{T}"/>.
    /// </para>
    /// </remarks>
    /// <typeparam name="TInput">The type of the endpoint's input.</typeparam>
    /// <typeparam name="TOutput">The type of the endpoint's output.</typeparam>
    /// <param name="endpoint">The endpoint, such as <c>fal.Flux2Pro</c>.</param>
    /// <param name="input">The input. Local files in it are uploaded first.</param>
    /// <param name="onUpdate">Is told of each change: of the state, the position in the queue, the log. What it throws ends the call, with the request's id in its <see cref="Exception.Data"/> as <see cref="FalDiagnostics.RequestIdKey"/>; the request goes on at fal.</param>
    /// <param name="options">What to ask of the request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoint"/> or <paramref name="onUpdate"/> is null.</exception>
    /// <exception cref="FalInputException">The input breaks rules of the endpoint; nothing was sent.</exception>
    /// <exception cref="FalValidationException">The model refused the input.</exception>
    /// <exception cref="FalTimeoutException"><see cref="FalSubscribeOptions.Timeout"/> ran out; the request was cancelled at fal as far as that worked.</exception>
    /// <exception cref="FalException">Any other failure.</exception>
    /// <exception cref="FalCanceledException">The token was cancelled while the request was under way.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public static Task<FalResult<TOutput>> SubscribeAsync<TInput, TOutput>(
        this FalEndpoint<TInput, TOutput> endpoint,
        TInput input,
        Action<FalQueueUpdate> onUpdate,
        FalSubscribeOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(onUpdate);
        return endpoint.SubscribeWithAsync(input, Listen, options, cancellationToken);

        Task Listen(FalQueueUpdate update)
        {
            onUpdate(update);
            return Task.CompletedTask;
        }
    }

    /// <inheritdoc cref="SubscribeAsync{TInput, TOutput}(FalEndpoint{TInput, TOutput}, TInput, Action{FalQueueUpdate}, FalSubscribeOptions, CancellationToken)"/>
    /// <param name="endpoint">The endpoint, such as <c>fal.Flux2Pro</c>.</param>
    /// <param name="input">The input. Local files in it are uploaded first.</param>
    /// <param name="onUpdate">Is told of each change, one after the other: the next one waits for its task. What it throws ends the call, with the request's id in its <see cref="Exception.Data"/> as <see cref="FalDiagnostics.RequestIdKey"/>; the request goes on at fal.</param>
    /// <param name="options">What to ask of the request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static Task<FalResult<TOutput>> SubscribeAsync<TInput, TOutput>(
        this FalEndpoint<TInput, TOutput> endpoint,
        TInput input,
        Func<FalQueueUpdate, Task> onUpdate,
        FalSubscribeOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(onUpdate);
        return endpoint.SubscribeWithAsync(input, onUpdate, options, cancellationToken);
    }
}
