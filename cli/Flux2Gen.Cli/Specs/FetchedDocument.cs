namespace Flux2Gen.Cli.Specs;

/// <summary>A document as it was fetched.</summary>
/// <param name="Text">The JSON as it came.</param>
/// <param name="Source">The address that was asked for it.</param>
internal sealed record FetchedDocument(string Text, Uri Source);
