namespace Flux2Gen.Cli.Diffing;

/// <summary>A document cannot be compared. The message is for the person at the command line.</summary>
/// <param name="message">What is wrong with which document.</param>
internal sealed class DocumentException(string message) : Exception(message);
