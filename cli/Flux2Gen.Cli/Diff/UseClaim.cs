namespace Flux2Gen.Cli.Diff;

/// <summary>What the compiler will say to one use of the client that callers can make.</summary>
/// <param name="Use">The name of the use.</param>
/// <param name="Outcome"><see cref="Impact.Breaking"/> for an error, <see cref="Impact.Risky"/> for a warning.</param>
internal readonly record struct UseClaim(string Use, Impact Outcome);
