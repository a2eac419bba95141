using System.Globalization;

namespace Flux2Gen.Cli.Diff.Output;

/// <summary>The words for impacts, kinds and directions, as documented in docs/diff.md.</summary>
internal static class ImpactText
{
    public static string Of(Impact impact) => impact switch
    {
        Impact.Breaking => "breaking",
        Impact.Risky => "risky",
        _ => "safe",
    };

    public static string Of(Direction direction) => direction switch
    {
        Direction.Input => "input",
        Direction.Output => "output",
        Direction.Both => "both",
        _ => "endpoint",
    };

    /// <summary>The name of a kind in JSON: <c>property-added</c>.</summary>
    public static string Of(ChangeKind kind) =>
        string.Concat(kind.ToString().Select((character, index) => char.IsUpper(character) ? $"{(index == 0 ? "" : "-")}{char.ToLowerInvariant(character)}" : character.ToString()));

    /// <summary>What a change means and what to do about it.</summary>
    public static string Advice(Change change) => $"{change.Meaning} {change.Action}".Trim();

    /// <summary>The last line for people.</summary>
    public static string Summary(DiffResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(result.Endpoints.Count, "endpoint")}, {result.Endpoints.Count(endpoint => endpoint.Changes.Count > 0)} changed: {result.Count(Impact.Breaking)} breaking, {result.Count(Impact.Risky)} risky, {result.Count(Impact.Safe)} safe{LeftOut(result)}");

    private static string LeftOut(DiffResult result) => result.Diagnostics.Select(diagnostic => diagnostic.Path).Distinct(StringComparer.Ordinal).Count() is var count && count > 0
        ? $"; {Count(count, "document")} left out"
        : "";

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
