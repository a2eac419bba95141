using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Uses;

/// <summary>The names of emitted types in a type.</summary>
internal static class TypeNames
{
    /// <summary>Whether a type is emitted for the endpoint, and so has a name of the endpoint's own.</summary>
    public static bool IsEmitted(TypeRefModel type) => type.Kind is TypeKind.Object or TypeKind.Enum or TypeKind.Union;

    /// <summary>The emitted type that a type is, or that its items are; null when there is none.</summary>
    public static string? In(TypeRefModel type) =>
        IsEmitted(type) ? type.Name : type.Item is { } item ? In(item) : null;

    /// <summary>The emitted types of several types, and a type that is there anyway.</summary>
    public static IReadOnlyList<string> Of(string owner, params IEnumerable<TypeRefModel> types) =>
        [.. types.Select(In).OfType<string>().Append(owner).Distinct(StringComparer.Ordinal)];
}
