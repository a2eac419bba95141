namespace Flux2Gen.Specs.Model;

/// <summary>A member that an object of a union's case must have. An incremental value: keep it immutable and structurally equal.</summary>
/// <param name="Member">The name on the wire.</param>
/// <param name="Shape">The kind of JSON it must be, when that tells the case from another; null when being there is enough.</param>
internal readonly record struct UnionMarkerModel(string Member, JsonShape? Shape);
