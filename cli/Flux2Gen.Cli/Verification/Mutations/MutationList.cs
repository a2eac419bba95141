using Flux2Gen.Cli.Verification.Mutations.Kinds;

namespace Flux2Gen.Cli.Verification.Mutations;

/// <summary>
/// The fixed list of mutations: the kinds in turn, until there are 200. Kinds are added at the end only, and the list
/// never gets shorter, so that a number in a report keeps its meaning.
/// </summary>
internal static class MutationList
{
    /// <summary>How many there are.</summary>
    public const int Count = 200;

    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> Kinds { get; } =
    [
        .. PropertyKinds.All,
        .. NameKinds.All,
        .. ReferenceKinds.All,
        .. EnumKinds.All,
        .. TypeKinds.All,
        .. UnionKinds.All,
        .. RuleKinds.All,
        .. DocumentKinds.All,
        .. ComponentKinds.All,
        .. TextKinds.All,
        .. NoiseKinds.All,
    ];

    /// <summary>Gets the mutations, the first of which has the number 1.</summary>
    public static IReadOnlyList<Mutation> All { get; } =
        [.. Enumerable.Range(0, Count).Select(index => new Mutation(index + 1, Kinds[index % Kinds.Count]))];

    /// <summary>The mutations that a document gets when it does not get all: the next ones after those of the document before it.</summary>
    /// <param name="document">The document's place among all documents, from zero.</param>
    /// <param name="count">How many mutations each document gets.</param>
    /// <returns>The mutations.</returns>
    public static IReadOnlyList<Mutation> Share(int document, int count) =>
        [.. Enumerable.Range(0, Math.Min(count, Count)).Select(index => All[(int)((((long)document * count) + index) % Count)])];
}
