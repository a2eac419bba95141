using Flux2Gen.Transport;

namespace Flux2Gen;

/// <summary>An exchange with a server that a <see cref="FalPipeline"/> sends, once or again.</summary>
// Nothing that it owns has a timer or a handle to give back, and a late call must find it whole.
#pragma warning disable CA1001
public sealed partial class FalExchange
#pragma warning restore CA1001
{
    private readonly ApiSender _sender;
    private readonly ApiCall _call;
    private readonly CancellationToken _caller;

    internal FalExchange(ApiSender sender, ApiCall call, CancellationToken caller)
    {
        _sender = sender;
        _call = call;
        _caller = caller;
    }

    /// <summary>Gets what the exchange is for.</summary>
    public FalOperation Operation => _call.Operation;

    /// <summary>Gets the id of the endpoint, or <see langword="null"/> when the exchange has to do with none.</summary>
    public string? EndpointId => _call.EndpointId;

    /// <summary>Gets the id of the request, or <see langword="null"/> when there is none yet.</summary>
    public string? RequestId => _call.RequestId;

    /// <summary>Gets how many times it was sent.</summary>
    public int Attempts => _call.Attempts;

    /// <summary>Sends the exchange and waits for its outcome. May be called again, and while it is under way.</summary>
    /// <remarks>
    /// A request to run a model (<see cref="FalOperation.Run"/>, <see cref="FalOperation.Submit"/>, <see cref="FalOperation.Stream"/>) is never under way twice, and is sent
    /// again only after an outcome that proves that fal did not accept it. In any other case the call sends nothing: it waits for
    /// the exchange under way and gives the same outcome.
    /// </remarks>
    /// <param name="cancellationToken">Ends the exchange. One that costs money counts as accepted then.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/>, or the call's own token, was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has ended already.</exception>
    public ValueTask<FalExchangeOutcome> SendAsync(CancellationToken cancellationToken) =>
        // Questions may overlap; what has a content has one for all exchanges.
        _call.Method == HttpMethod.Get ? SendOnceAsync(cancellationToken) : SendInTurnAsync(cancellationToken);
}
