using Flux2Gen.Streaming;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <content>Outputs that come bit by bit.</content>
public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>Runs the model on one connection and gives its partial outputs as they come; the last one is the result.</summary>
    /// <remarks>
    /// <para>
    /// Nothing is sent until the stream is read: by <c>await foreach</c>, or by <see cref="FalStream{TOutput}.GetResultAsync"/> when only the
    /// result matters. It can be read once, because each reading would be billed. Like <see cref="RunAsync"/> it does without the queue,
    /// and what is lost with the connection is lost, except for what came before.
    /// </para>
    /// <para>Not every model streams. One that answers at once gives its result as the only update.</para>
    /// </remarks>
    /// <param name="input">The input. It is checked, and local files in it are uploaded, when the stream is read.</param>
    /// <param name="options">What to ask of the request.</param>
    /// <param name="cancellationToken">Ends the stream. The model may go on, and be billed.</param>
    /// <returns>The stream. Nothing is sent yet; reading it throws what <see cref="RunAsync"/> throws, with what came before in <see cref="FalException.PartialOutputs"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is not allowed; the message names it.</exception>
    public FalStream<TOutput> StreamAsync(TInput input, FalStreamOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (input is null)
        {
            throw new ArgumentNullException(nameof(input));
        }

        options ??= new FalStreamOptions();
        options.Validate();
        return new FalStream<TOutput>(token => new ModelStream<TOutput>(
            Client.Transport,
            _output,
            token => PrepareAsync(input, token),
            new ApiCall
            {
                Operation = FalOperation.Stream,
                Method = HttpMethod.Post,
                Uri = Client.Transport.Uris.Stream(_id),
                Timeout = Timeout.InfiniteTimeSpan,
                EndpointId = Id,
                Headers = options.Apply,
                Accept = ApiStream.EventStream,
                SilenceLimit = options.IdleTimeout,
            },
            options.Timeout,
            new CallerTokens(cancellationToken, token)));
    }
}
