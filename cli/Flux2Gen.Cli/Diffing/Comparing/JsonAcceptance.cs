using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diffing.Comparing;

/// <summary>Whether JSON that is right for a type of one version is right for a type of the other.</summary>
/// <param name="from">The types of the version that the JSON is written for.</param>
/// <param name="to">The types of the version that reads it.</param>
/// <param name="isPair">Whether two emitted types are one type's two versions, whose differences are told for themselves.</param>
internal sealed class JsonAcceptance(ClientTypes from, ClientTypes to, Func<string, string, bool> isPair)
{
    private const int MaxDepth = 6;

    /// <summary>What becomes of JSON of one type where another is read.</summary>
    /// <param name="written">The type it is right for.</param>
    /// <param name="read">The type that reads it.</param>
    /// <returns><see cref="Impact.Safe"/> when all of it is right, <see cref="Impact.Risky"/> when some is or nobody can tell.</returns>
    public Impact Of(TypeRefModel written, TypeRefModel read) => Of(written, read, 0);

    private Impact Of(TypeRefModel written, TypeRefModel read, int depth)
    {
        if (read.Kind == TypeKind.Json || depth > MaxDepth)
        {
            return Impact.Safe;
        }

        if (Uses.TypeNames.IsEmitted(written) && Uses.TypeNames.IsEmitted(read) && written.Kind == read.Kind && isPair(written.Name, read.Name))
        {
            return Impact.Safe;
        }

        if (written.Kind == TypeKind.Union)
        {
            return Alternatives(from.Union(written.Name)!.Cases.Select(item => Of(item.Type, read, depth + 1)));
        }

        if (read.Kind == TypeKind.Union)
        {
            return to.Union(read.Name)!.Cases.Select(item => Of(written, item.Type, depth + 1)).DefaultIfEmpty(Impact.Breaking).Min();
        }

        return (written.Kind, read.Kind) switch
        {
            (TypeKind.Json, _) => Impact.Risky,
            (TypeKind.List, TypeKind.List) or (TypeKind.Map, TypeKind.Map) => TypeConversion.Worse(
                Of(written.Item!, read.Item!, depth + 1),
                written.Item!.AllowsNull && !read.Item!.AllowsNull ? Impact.Risky : Impact.Safe),
            (TypeKind.Int32, TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double) or (TypeKind.Int64, TypeKind.Int64 or TypeKind.Double) => Impact.Safe,
            (TypeKind.Int64, TypeKind.Int32) or (TypeKind.Double, TypeKind.Int32 or TypeKind.Int64) => Impact.Risky,
            (TypeKind.Enum, TypeKind.Enum) => Values(from.Enum(written.Name)!, to.Enum(read.Name)!),
            (TypeKind.Enum, TypeKind.String or TypeKind.FileInput) => written.IsNumeric ? Impact.Breaking : Impact.Safe,
            (TypeKind.Enum, TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double) => written.IsNumeric ? Impact.Safe : Impact.Breaking,
            (TypeKind.String or TypeKind.FileInput, TypeKind.Enum) => read.IsNumeric ? Impact.Breaking : Impact.Risky,
            (TypeKind.Int32 or TypeKind.Int64, TypeKind.Enum) => read.IsNumeric ? Impact.Risky : Impact.Breaking,
            (TypeKind.WellKnown, TypeKind.WellKnown) => Members(LibraryShapes.Of(written.Name), LibraryShapes.Of(read.Name), depth),
            (TypeKind.String or TypeKind.FileInput, TypeKind.String or TypeKind.FileInput) => Impact.Safe,
            _ when written.IsTuple || read.IsTuple => Impact.Breaking,
            (TypeKind.Object, TypeKind.Object) => Members(from.Object(written.Name)!.Properties, to.Object(read.Name)!.Properties, depth),
            (TypeKind.Object, TypeKind.WellKnown) => Members(from.Object(written.Name)!.Properties, LibraryShapes.Of(read.Name), depth),
            (TypeKind.WellKnown, TypeKind.Object) => Members(LibraryShapes.Of(written.Name), to.Object(read.Name)!.Properties, depth),
            (TypeKind.Object or TypeKind.WellKnown or TypeKind.Map, TypeKind.Object or TypeKind.WellKnown or TypeKind.Map) => Impact.Risky,
            _ => written.Kind == read.Kind ? Impact.Safe : Impact.Breaking,
        };
    }

    /// <summary>Objects fit when what is required of them is there, and what both know is of a type that fits.</summary>
    private Impact Members(IReadOnlyList<PropertyModel> written, IReadOnlyList<PropertyModel> read, int depth)
    {
        Impact worst = Impact.Safe;
        foreach (PropertyModel property in read)
        {
            Impact impact = written.FirstOrDefault(other => other.WireName == property.WireName) is not { } same
                ? property.IsRequired ? Impact.Breaking : Impact.Safe
                : TypeConversion.Worse(
                    Of(same.Type, property.Type, depth + 1),
                    property.IsRequired && (!same.IsRequired || (same.AllowsNull && !property.AllowsNull)) ? Impact.Risky : Impact.Safe);
            worst = TypeConversion.Worse(worst, impact);
        }

        return worst;
    }

    /// <summary>Of values of several kinds, some that are right and some that are wrong are a risk.</summary>
    private static Impact Alternatives(IEnumerable<Impact> impacts)
    {
        Impact[] all = [.. impacts];
        return all.Length == 0 ? Impact.Safe
            : all.Min() == all.Max() ? all[0]
            : Impact.Risky;
    }

    private static Impact Values(EnumModel written, EnumModel read)
    {
        if (written.IsNumeric != read.IsNumeric)
        {
            return Impact.Breaking;
        }

        var known = read.Values.Select(value => value.Wire).ToHashSet(StringComparer.Ordinal);
        return written.Values.All(value => known.Contains(value.Wire)) ? Impact.Safe : Impact.Risky;
    }
}
