namespace Flux2Gen.Cli.Documents;

/// <summary>A property of an endpoint's input.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="WireName">The name in the JSON.</param>
/// <param name="Type">The C# type.</param>
/// <param name="IsRequired">Whether a caller has to give it.</param>
/// <param name="Range">What values it takes; empty when any of the type.</param>
/// <param name="Default">What the server takes when it is not given, as JSON; empty when the document does not say.</param>
/// <param name="Docs">What it is.</param>
internal sealed record InputRow(string Name, string WireName, string Type, bool IsRequired, string Range, string Default, string Docs);
