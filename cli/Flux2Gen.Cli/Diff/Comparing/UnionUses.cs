using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Generator.Emission;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>What the compiler says to uses of a union that was written for another version of it.</summary>
/// <param name="context">Tells conversions.</param>
/// <param name="before">The version that the code was written for.</param>
/// <param name="after">The version that it meets.</param>
internal sealed class UnionUses(DiffContext context, UnionModel before, UnionModel after)
{
    /// <summary>Gets what it says to Match with its arguments in order.</summary>
    public Impact InOrder { get; } = before.Cases.Count != after.Cases.Count
        ? Impact.Breaking
        : before.Cases.Zip(after.Cases, (old, now) => context.Conversion.Reference(now.Type, old.Type)).DefaultIfEmpty(Impact.Safe).Max();

    /// <summary>What it says to Match.</summary>
    /// <returns>The claims.</returns>
    public IEnumerable<UseClaim> Matches()
    {
        yield return new UseClaim(UseName.Match(before.Name), Named());
        yield return new UseClaim(UseName.MatchInOrder(before.Name), InOrder);
    }

    /// <summary>What it says to code that makes a case or asks for it.</summary>
    /// <param name="item">The old case.</param>
    /// <returns>The claims.</returns>
    public IEnumerable<UseClaim> Of(UnionCaseModel item)
    {
        yield return new UseClaim(UseName.NewCase(before.Name, item.Name), context.Conversion.ToConstructor(item.Type, after));
        foreach (string source in ClientUses.SourcesOf(item.Type))
        {
            yield return new UseClaim(UseName.Convert(before.Name, item.Name, source), Convert(item.Type, source));
        }

        UnionCaseModel? now = after.Cases.FirstOrDefault(other => other.Name == item.Name);
        yield return new UseClaim(UseName.TryGet(before.Name, item.Name), now is null ? Impact.Breaking : context.Conversion.Identity(item.Type, now.Type));
        if (!after.Cases.Any(other => other.Type is { Kind: TypeKind.WellKnown, Name: "ImageSize" }))
        {
            yield return new UseClaim(UseName.NewSize(before.Name), Impact.Breaking);
        }
    }

    private Impact Named() => before.Cases.Count == after.Cases.Count
        ? before.Cases.Select(item => after.Cases.FirstOrDefault(other => other.Name == item.Name) is { } now ? context.Conversion.Reference(now.Type, item.Type) : Impact.Breaking).DefaultIfEmpty(Impact.Safe).Max()
        : Impact.Breaking;

    private Impact Convert(TypeRefModel type, string source)
    {
        // Arrays, List and Dictionary are not in the model: they convert where a case has the same items.
        if (type.Kind is TypeKind.List or TypeKind.Map)
        {
            return after.Cases.Select(item => context.Conversion.Identity(type, item.Type)).DefaultIfEmpty(Impact.Breaking).Min();
        }

        TypeKind kind = (type.Kind, source) switch
        {
            (TypeKind.FileInput, "string") => TypeKind.String,
            _ => type.Kind,
        };
        if (source == TypeRefs.Uri)
        {
            return after.Cases.Any(item => item.Type.Kind == TypeKind.FileInput) ? Impact.Safe : Impact.Breaking;
        }

        return context.Conversion.Of(type with { Kind = kind }, false, new TypeRefModel { Kind = TypeKind.Union, Name = after.Name }, false);
    }
}
