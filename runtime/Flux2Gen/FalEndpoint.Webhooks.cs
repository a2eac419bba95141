using Flux2Gen.Webhooks;

namespace Flux2Gen;

/// <content>Reads what fal delivers to <see cref="FalQueueOptions.WebhookUri"/>.</content>
public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>Reads the body of a webhook about a request to this endpoint.</summary>
    /// <remarks>
    /// The body is read whoever sent it: check it with <c>FalWebhookVerifier</c> of the package <c>Flux2Gen.Webhooks</c> before. An output that does not fit its type, a
    /// failure and an unknown status are read as well: see <see cref="FalWebhook{TOutput}.Exception"/>.
    /// </remarks>
    /// <param name="body">The body as it came. It is kept as <see cref="FalWebhook{TOutput}.RawBody"/>, and not copied.</param>
    /// <returns>The webhook.</returns>
    /// <exception cref="FalProtocolException">The body is no webhook: it does not say what request it is about. The exception holds what came.</exception>
    public FalWebhook<TOutput> ReadWebhook(ReadOnlyMemory<byte> body)
    {
        try
        {
            var read = WebhookBody.Parse(body, IsRequestId);
            return new FalWebhook<TOutput>(read, Id, _output, () => Attach(read.RequestId));
        }
        catch (FalException exception)
        {
            exception.EndpointId ??= Id;
            throw;
        }
    }
}
