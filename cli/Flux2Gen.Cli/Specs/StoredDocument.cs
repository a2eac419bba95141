namespace Flux2Gen.Cli.Specs;

/// <summary>A document of the folder.</summary>
/// <param name="EndpointId">The id of its endpoint.</param>
/// <param name="Path">Its path as it is shown; with the folder's, and forward slashes.</param>
/// <param name="Entry">What is recorded of it, or <see langword="null"/>.</param>
/// <param name="State">How it compares with that.</param>
internal sealed record StoredDocument(string EndpointId, string Path, LockEntry? Entry, StoredState State);
