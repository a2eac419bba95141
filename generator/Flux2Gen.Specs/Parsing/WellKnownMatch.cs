namespace Flux2Gen.Specs.Parsing;

/// <summary>A class of the runtime library that holds what an object holds.</summary>
/// <param name="Class">The name of the class.</param>
/// <param name="IsWhole">Whether the object is the class itself. Otherwise it has members of its own that callers need, and is a record that derives from the class.</param>
internal sealed record WellKnownMatch(string Class, bool IsWhole);
