using System.Text.Json;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>Finds the branches of a schema that a type, or a case of a union, was made of.</summary>
internal static class CaseBranches
{
    /// <summary>Finds those of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="branches">The branches in its place.</param>
    /// <returns>The branches.</returns>
    public static IReadOnlyList<ValueBranch> Of(TypeRefModel type, IReadOnlyList<ValueBranch> branches) => type switch
    {
        { Kind: TypeKind.Enum } => [.. branches.Where(branch => branch.Values is not null && branch.Type == (type.IsNumeric ? JsonValueKind.Number : JsonValueKind.String))],
        { IsTuple: true } => [.. branches.Where(branch => branch.Type == JsonValueKind.Array)],
        _ => [.. branches.Where(branch => branch.Type == JsonValueKind.Object)],
    };

    /// <summary>Finds those of a case.</summary>
    /// <param name="item">The case.</param>
    /// <param name="endpoint">The endpoint, for its types.</param>
    /// <param name="branches">The branches of the union.</param>
    /// <returns>The branches.</returns>
    public static IReadOnlyList<ValueBranch> Of(UnionCaseModel item, EndpointModel endpoint, IReadOnlyList<ValueBranch> branches)
    {
        ValueBranch[] shaped = [.. branches.Where(branch => branch.Type == KindOf(item.Shape))];
        ValueBranch[] own = [.. shaped.Where(branch => IsOwn(branch, item.Type, endpoint))];
        return own.Length > 0 ? own : shaped;
    }

    private static bool IsOwn(ValueBranch branch, TypeRefModel type, EndpointModel endpoint) => type.Kind switch
    {
        TypeKind.Enum => branch.Values is { } values
            && endpoint.Enums.First(candidate => candidate.Name == type.Name).Values.Select(value => value.Wire).ToHashSet(StringComparer.Ordinal).IsSupersetOf(values.Select(value => value.ToString())),
        TypeKind.Object when !type.IsTuple => branch.Names.Count > 0
            && endpoint.Objects.First(candidate => candidate.Name == type.Name).Properties.Select(property => property.WireName).ToHashSet(StringComparer.Ordinal).IsSupersetOf(branch.Names),
        TypeKind.WellKnown => branch.Names.Any(name => name is "url" or "width" or "height"),
        TypeKind.Map => branch.Names.Count == 0,
        TypeKind.Int32 or TypeKind.Int64 => branch.IsInteger && branch.Values is null,
        TypeKind.Double => !branch.IsInteger,
        TypeKind.List => branch.Places == 0,
        TypeKind.Object => branch.Places > 0,
        _ => branch.Values is null,
    };

    private static JsonValueKind KindOf(JsonShape shape) => shape switch
    {
        JsonShape.Object => JsonValueKind.Object,
        JsonShape.Array => JsonValueKind.Array,
        JsonShape.String => JsonValueKind.String,
        JsonShape.Number => JsonValueKind.Number,
        _ => JsonValueKind.True,
    };
}
