using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>
/// What the compiler says when a value of one type is put where another type is wanted: C#'s implicit conversions, of which emitted
/// types have some of their own. Names mean what they mean in one client, the new one: code that was written for the old client names
/// types as that did.
/// </summary>
/// <param name="types">The types of that client.</param>
internal sealed class TypeConversion(ClientTypes types)
{
    /// <summary>What the compiler says to a conversion.</summary>
    /// <param name="from">The type of the value.</param>
    /// <param name="fromNullable">Whether it has a question mark.</param>
    /// <param name="to">The type that is wanted.</param>
    /// <param name="toNullable">Whether that has one.</param>
    /// <returns><see cref="Impact.Breaking"/> for an error, <see cref="Impact.Risky"/> for a warning about null.</returns>
    public Impact Of(TypeRefModel from, bool fromNullable, TypeRefModel to, bool toNullable)
    {
        if (IsGone(from) || IsGone(to))
        {
            return Impact.Breaking;
        }

        if (fromNullable && IsValue(from))
        {
            return IsValue(to)
                ? toNullable && (Identity(from, to) == Impact.Safe || IsWidening(from, to)) ? Impact.Safe : Impact.Breaking

                // The compiler lifts operators to reference types too, which the language's specification does not tell.
                : Worse(UserDefined(from, to), toNullable ? Impact.Safe : Impact.Risky);
        }

        if (Standard(from, to) is not Impact.Breaking and var standard)
        {
            return fromNullable && !toNullable ? Worse(standard, Impact.Risky) : standard;
        }

        // Operators give null for null.
        Impact user = UserDefined(from, to);
        return fromNullable && !toNullable ? Worse(user, Impact.Risky) : user;
    }

    /// <summary>What the compiler says to a conversion that is part of another, such as that of an item of a tuple: emitted operators do not count there.</summary>
    /// <param name="from">The type of the value.</param>
    /// <param name="fromNullable">Whether it has a question mark.</param>
    /// <param name="to">The type that is wanted.</param>
    /// <param name="toNullable">Whether that has one.</param>
    /// <returns>What the compiler says.</returns>
    public Impact OfStandard(TypeRefModel from, bool fromNullable, TypeRefModel to, bool toNullable) =>
        IsGone(from) || IsGone(to) || (Standard(from, to) == Impact.Breaking) ? Impact.Breaking : Of(from, fromNullable, to, toNullable);

    /// <summary>What the compiler says to a value with a default in its stead, where a value is wanted that cannot be null.</summary>
    /// <param name="from">The type of the value.</param>
    /// <param name="fromNullable">Whether it has a question mark. What is never null has no default: the compiler wants no ?? there.</param>
    /// <param name="to">The type that is wanted, and that the default is of.</param>
    /// <returns>What the compiler says.</returns>
    public Impact OfDefault(TypeRefModel from, bool fromNullable, TypeRefModel to) =>
        !fromNullable && IsValue(from)
            ? Impact.Breaking

            // The default of what became a class is null.
            : Worse(Of(from, false, to, false), IsValue(to) ? Impact.Safe : Impact.Risky);

    /// <summary>Whether two types are one to the compiler.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns><see cref="Impact.Breaking"/> when they are not, <see cref="Impact.Risky"/> when they differ in what may be null.</returns>
    public Impact Identity(TypeRefModel left, TypeRefModel right)
    {
        if (IsGone(left) || IsGone(right) || left.Kind != right.Kind && !(Uses.TypeNames.IsEmitted(left) && Uses.TypeNames.IsEmitted(right)) || left.Name != right.Name)
        {
            return Impact.Breaking;
        }

        if (left.Item is not { } item || right.Item is not { } other)
        {
            return Impact.Safe;
        }

        Impact inner = Identity(item, other);
        return IsNullableItem(item) == IsNullableItem(other) ? inner : Worse(inner, IsValue(item) ? Impact.Breaking : Impact.Risky);
    }

    /// <summary>Identity, or the conversion of a class to its base or of a list to one of a base.</summary>
    /// <param name="from">The type of the value.</param>
    /// <param name="to">The type that is wanted.</param>
    /// <returns>What the compiler says.</returns>
    public Impact Reference(TypeRefModel from, TypeRefModel to)
    {
        if (Identity(from, to) is not Impact.Breaking and var identity)
        {
            // Lists are covariant, in what may be null too.
            return from.Kind == TypeKind.List && identity == Impact.Risky ? Items(from, to) : identity;
        }

        return (from.Kind, to.Kind) switch
        {
            (TypeKind.WellKnown, TypeKind.WellKnown) => to.Name == "FalFile" && from.Name is "ImageFile" or "VideoFile" or "AudioFile" ? Impact.Safe : Impact.Breaking,
            (TypeKind.Object, TypeKind.WellKnown) => types.Object(from.Name)?.Base is { } own && (own == to.Name || to.Name == MediaName.File) ? Impact.Safe : Impact.Breaking,
            (TypeKind.List, TypeKind.List) when !IsValue(from.Item!) && !IsValue(to.Item!) => Items(from, to),
            _ => Impact.Breaking,
        };
    }

    /// <summary>Whether a value of a type can be given to a constructor of a union.</summary>
    /// <param name="from">The type of the value.</param>
    /// <param name="union">The union.</param>
    /// <returns>What the compiler says.</returns>
    public Impact ToConstructor(TypeRefModel from, UnionModel union) =>
        union.Cases.Select(item => Of(from, fromNullable: false, item.Type, toNullable: false)).DefaultIfEmpty(Impact.Breaking).Min();

    /// <summary>Whether it is a value type. A name may be that of another kind of type in this client.</summary>
    public bool IsValue(TypeRefModel type) =>
        Uses.TypeNames.IsEmitted(type) ? types.KindOf(type.Name) == TypeKind.Enum : type.IsValueType;

    public static Impact Worse(Impact left, Impact right) => left > right ? left : right;

    private static bool IsWidening(TypeRefModel from, TypeRefModel to) => (from.Kind, to.Kind) is
        (TypeKind.Int32, TypeKind.Int64 or TypeKind.Double) or (TypeKind.Int64, TypeKind.Double);

    private static bool IsNullableItem(TypeRefModel item) => Generator.Emission.CSharpType.IsNullableItem(item);

    private Impact Items(TypeRefModel from, TypeRefModel to) => Worse(Reference(from.Item!, to.Item!), ListNulls(from.Item!, to.Item!));

    private Impact ListNulls(TypeRefModel from, TypeRefModel to) =>
        !IsNullableItem(from) || IsNullableItem(to) ? Impact.Safe
        : IsValue(from) ? Impact.Breaking
        : Impact.Risky;

    private Impact Standard(TypeRefModel from, TypeRefModel to) => IsWidening(from, to) ? Impact.Safe : Reference(from, to);

    private Impact UserDefined(TypeRefModel from, TypeRefModel to)
    {
        if (to.Kind == TypeKind.FileInput)
        {
            return from.Kind == TypeKind.String || WellKnownTypes.IsFile(from) || types.Object(from.Name)?.Base is not null ? Impact.Safe : Impact.Breaking;
        }

        // There are no conversions from interfaces.
        if (!Uses.TypeNames.IsEmitted(to) || types.Union(to.Name) is not { } union || from.Kind is TypeKind.List or TypeKind.Map)
        {
            return Impact.Breaking;
        }

        return union.Cases.Any(item => Standard(from, item.Type) == Impact.Safe || (item.Type.Kind == TypeKind.FileInput && from.Kind == TypeKind.String))
            ? Impact.Safe
            : Impact.Breaking;
    }

    private bool IsGone(TypeRefModel type) => Uses.TypeNames.In(type) is { } name && !types.Contains(name);
}
