namespace Flux2Gen;

/// <summary>Sends an exchange, and perhaps sends it again, in place of the client's own retries.</summary>
/// <remarks>
/// Whatever a pipeline does, nothing is billed twice: see <see cref="FalExchange.SendAsync"/>. What it throws, other than a
/// <see cref="FalException"/> or the end of a cancelled call, becomes the cause of a <see cref="FalPipelineException"/>.
/// </remarks>
/// <param name="exchange">What to send.</param>
/// <param name="cancellationToken">The token of the call.</param>
/// <returns>One of the outcomes that the exchange gave.</returns>
public delegate ValueTask<FalExchangeOutcome> FalPipeline(FalExchange exchange, CancellationToken cancellationToken);
