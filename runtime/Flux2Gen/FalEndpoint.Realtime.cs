using Flux2Gen.Realtime;

namespace Flux2Gen;

/// <content>Realtime connections.</content>
public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>Opens a realtime connection to the model, over which inputs go out and results come in.</summary>
    /// <remarks>For models that have one. Nothing is sent over it yet.</remarks>
    /// <param name="options">How the connection is opened and kept.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The connection; dispose of it to close it.</returns>
    /// <exception cref="ArgumentException">An option is not allowed; the message names it.</exception>
    /// <exception cref="FalApiException">fal refused the key or the token, or does not know the endpoint.</exception>
    /// <exception cref="FalTimeoutException">The connection was not open within <see cref="FalRealtimeOptions.OpenTimeout"/>.</exception>
    /// <exception cref="FalException">Any other failure.</exception>
    public async Task<FalRealtimeConnection<TInput, TOutput>> ConnectRealtimeAsync(FalRealtimeOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new FalRealtimeOptions();
        options.Validate();
        Client.Transport.ThrowIfDisposed();
        var session = new RealtimeSession(Client.Transport, new RealtimeDialer(Client.Transport, Client.RealtimeTokens, _id, options), options);
        await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        return new FalRealtimeConnection<TInput, TOutput>(Id, session, PrepareAsync, _output);
    }
}
