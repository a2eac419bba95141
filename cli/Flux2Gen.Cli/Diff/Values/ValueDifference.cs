namespace Flux2Gen.Cli.Diff.Values;

/// <summary>The difference between the values of two versions of a schema.</summary>
/// <param name="OfOld">How many values of the old version are values of the new one.</param>
/// <param name="OfNew">How many values of the new version are values of the old one.</param>
/// <param name="Before">The facts that only the old version has.</param>
/// <param name="After">The facts that only the new version has.</param>
internal sealed record ValueDifference(Fit OfOld, Fit OfNew, IReadOnlyList<ValueFact> Before, IReadOnlyList<ValueFact> After)
{
    private const int MaxFacts = 4;

    /// <summary>Gets a value indicating whether some value may not be allowed any more.</summary>
    public bool IsNarrower => OfOld != Fit.All;

    /// <summary>Gets a value indicating whether other facts than types differ.</summary>
    public bool HasFacts => Before.Concat(After).Any(fact => !fact.IsType);

    /// <summary>Gets a value indicating whether the types of values differ.</summary>
    public bool HasTypes => Before.Concat(After).Any(fact => fact.IsType);

    /// <summary>Gets the difference in few words.</summary>
    public string Text => (Join(After), Join(Before)) switch
    {
        ("", "") => "other values are allowed",
        (var now, "") => HasFacts ? $"{now} now, any before" : $"{now} now",
        ("", var then) => HasFacts ? $"any now, {then} before" : $"{then} before, not now",
        var (now, then) => $"{now} now, {then} before",
    };

    private string Join(IReadOnlyList<ValueFact> facts)
    {
        string[] texts = [.. facts.Where(fact => !fact.IsType || !HasFacts).Select(fact => fact.Text).Distinct(StringComparer.Ordinal)];
        return texts.Length <= MaxFacts ? string.Join(", ", texts) : $"{string.Join(", ", texts.Take(MaxFacts))}, …";
    }
}
