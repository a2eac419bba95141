namespace Flux2Gen.Cli.Specs;

/// <summary>What is recorded of a document.</summary>
/// <param name="Source">The address that it came from.</param>
/// <param name="Fetched">When this text of it was first fetched, in UTC, whole seconds.</param>
/// <param name="Sha256">The hash of its normal form.</param>
internal sealed record LockEntry(string Source, DateTimeOffset Fetched, string Sha256);
