namespace Flux2Gen.Cli.Commands;

/// <summary>What was asked for cannot be meant. The message is for people.</summary>
/// <param name="message">Why.</param>
internal sealed class UsageException(string message) : Exception(message);
