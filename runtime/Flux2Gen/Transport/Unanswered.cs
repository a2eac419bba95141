namespace Flux2Gen.Transport;

/// <summary>A question about a request that got no answer that says what was asked.</summary>
/// <param name="Exception">The error, for the case that it counts.</param>
/// <param name="Finality">How much it counts.</param>
/// <param name="RetryAfter">The wait that the server asks for; null when there is none.</param>
/// <param name="Response">The answer; null when there was none.</param>
internal sealed record Unanswered(FalException Exception, Finality Finality, TimeSpan? RetryAfter = null, ApiResponse? Response = null);
