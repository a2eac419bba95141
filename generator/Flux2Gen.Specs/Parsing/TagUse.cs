using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>A record that is a case of a union, with the value that tells it from the others.</summary>
/// <param name="Record">The C# name of the record.</param>
/// <param name="Member">The name of the tag on the wire.</param>
/// <param name="Tag">The value.</param>
internal sealed record TagUse(string Record, string Member, UnionTagModel Tag);
