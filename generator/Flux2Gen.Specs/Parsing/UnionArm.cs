using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>An alternative of a union: its schema and the type that it became.</summary>
internal sealed record UnionArm(Schema Schema, TypeRefModel Type)
{
    /// <summary>What is allowed of its values.</summary>
    public ConstraintModel Constraints { get; init; } = ConstraintModel.None;
}
