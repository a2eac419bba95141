namespace Flux2Gen.Cli.Specs;

/// <summary>The specs folder, or a document for it, is not as it has to be. The message is for people and says what to do.</summary>
/// <param name="message">What is wrong.</param>
internal sealed class StoreException(string message) : Exception(message);
