using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>A member of one of the runtime library's classes.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Allowed">The types of values that its property holds; none for a property that holds any value.</param>
/// <param name="Kind">The type of the property.</param>
internal sealed record WellKnownMember(string Name, SchemaTypes Allowed, TypeKind Kind);
