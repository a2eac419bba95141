using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>Compares types that have one name and nothing else in common: an enum that became a union, say.</summary>
/// <param name="context">Where changes are noted.</param>
internal sealed class KindComparer(DiffContext context)
{
    /// <summary>Notes that a type became one of another kind.</summary>
    /// <param name="name">The name of both.</param>
    public void Compare(string name) => context.Add(new Change
    {
        Kind = ChangeKind.TypeKindChanged,
        Where = name,
        Direction = context.DirectionOf(name),
        Compile = Impact.Safe,
        Runtime = Impact.Safe,
        What = $"{Word(context.OldTypes, name)} is {Word(context.NewTypes, name)} now",
        Meaning = "The type has other members.",
        Action = "Go through the places that use them.",
        Claims = [.. context.Uses.Where(use => use.Owner == name).Select(use => new UseClaim(use.Name, IsLeft(use, name) ? Impact.Safe : Impact.Breaking))],
    });

    private static string Word(ClientTypes types, string name) =>
        types.KindOf(name) switch
        {
            TypeKind.Enum => "an open enum",
            TypeKind.Union => "a union",
            _ => types.Object(name)!.IsTuple ? "a tuple" : "a record",
        };

    /// <summary>Whether a use still compiles: what values are called, how they are made of a text, how they are checked.</summary>
    private bool IsLeft(Use use, string name)
    {
        EnumModel? newEnum = context.NewTypes.Enum(name);
        UnionModel? newUnion = context.NewTypes.Union(name);
        IEnumerable<string> members = newEnum?.Values.Select(value => value.Name)
            ?? newUnion?.Cases.SelectMany(item => item.Presets).Select(preset => preset.Name)
            ?? [];
        if (members.Any(member => use.Name == UseName.Get(name, member)))
        {
            return true;
        }

        if (use.Name == UseName.Validate(name))
        {
            return newUnion?.HasRules ?? context.NewTypes.Object(name)?.HasRules ?? false;
        }

        if (use.Name == UseName.New(name))
        {
            return context.OldTypes.Enum(name) is { } oldEnum
                ? newUnion is not null && context.Conversion.ToConstructor(TypeRefModel.Of(oldEnum.IsNumeric ? TypeKind.Int64 : TypeKind.String), newUnion) == Impact.Safe
                : newEnum is not null && use.Parameters.Length == 0;
        }

        // An enum is made of its value, as a case of a union is made of that.
        return newEnum is not null && context.OldTypes.Union(name) is { } oldUnion
            && oldUnion.Cases.Any(item => use.Name == UseName.NewCase(name, item.Name)
                && (newEnum.IsNumeric ? item.Type.Kind is TypeKind.Int32 or TypeKind.Int64 : item.Type.Kind == TypeKind.String));
    }
}
