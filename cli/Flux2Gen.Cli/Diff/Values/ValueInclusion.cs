using System.Text.Json;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>Tells how many of the values of one schema another takes.</summary>
/// <param name="isTold">Whether two branches are two versions of one type, whose differences are reported there.</param>
/// <param name="isToldUnion">The same of schemas that became unions, by their keys.</param>
/// <param name="libraryOf">The schema that a class of the library reads instead of the document's; null for other types.</param>
/// <param name="isReader">Whether an emitted client reads the values: it checks types, and neither limits nor lists of values.</param>
internal sealed partial class ValueInclusion(
    Func<ValueBranch, ValueBranch, bool> isTold,
    Func<string, string, bool> isToldUnion,
    Func<ValueBranch, ValueBranch?> libraryOf,
    bool isReader)
{
    private readonly Dictionary<(string, bool, string, bool), Fit> _known = [];

    /// <summary>Compares two schemas.</summary>
    /// <param name="written">The schema of values that are given.</param>
    /// <param name="taken">The schema of values that are taken.</param>
    /// <returns>How many of the first are values of the second.</returns>
    public Fit Of(ValueSchema written, ValueSchema taken)
    {
        if (taken.IsOpen || written.IsOpen)
        {
            return taken.IsOpen ? Fit.All : Fit.Unknown;
        }

        // A schema that holds itself fits as far as the rest of it does.
        (string, bool, string, bool) pair = (written.Key, written.AllowsNull, taken.Key, taken.AllowsNull);
        if (!_known.TryAdd(pair, Fit.All))
        {
            return _known[pair];
        }

        IEnumerable<Fit> nulls = written.AllowsNull ? [taken.AllowsNull ? Fit.All : Fit.None] : [];
        IEnumerable<Fit> others = isToldUnion(written.Key, taken.Key) ? [Fit.All] : written.Branches.Select(branch => Of(branch, taken));
        return _known[pair] = Alternatives([.. nulls, .. others]);
    }

    public static Fit Worse(Fit left, Fit right) => left > right ? left : right;

    /// <summary>Compares two branches themselves: objects regardless of the members that have a schema.</summary>
    /// <param name="written">The branch of values that are given.</param>
    /// <param name="taken">The branch of values that are taken.</param>
    /// <returns>How many of the first are values of the second.</returns>
    public Fit OfWhole(ValueBranch written, ValueBranch taken) => written.Type != taken.Type ? Fit.None : Worse(Scalars(written, taken), written.Type switch
    {
        JsonValueKind.Array => Items(written, taken),
        JsonValueKind.Object => Others(written, taken, areMembersTold: true),
        _ => Fit.All,
    });

    private Fit Of(ValueBranch written, ValueSchema taken)
    {
        if (taken.Branches.Any(branch => isTold(written, branch)))
        {
            return Fit.All;
        }

        return (written.Values ?? written.Bounds.Numbers(written)) is { } values
            ? Alternatives([.. values.Select(value => Best(taken, branch => Of(written, value, branch)))])
            : Best(taken, branch => Of(written, branch));
    }

    private Fit Of(ValueBranch written, ValueBranch taken)
    {
        if (written.Type != taken.Type)
        {
            return Fit.None;
        }

        ValueBranch reader = isReader && libraryOf(taken) is { } library ? library : taken;
        return Worse(Scalars(written, reader), written.Type switch
        {
            JsonValueKind.Array => Items(written, reader),
            JsonValueKind.Object => Worse(Members(written, reader), Others(written, reader, areMembersTold: false)),
            _ => Fit.All,
        });
    }

    private Fit Of(ValueBranch written, JsonElement value, ValueBranch taken)
    {
        if (written.Type != taken.Type)
        {
            return Fit.None;
        }

        return Takes(taken, value) ? Rules(written, taken)
            : isReader ? Fit.Some
            : Fit.None;
    }

    /// <summary>Determines whether a text, number or truth value is one of a branch, as far as that can be calculated.</summary>
    public static bool Takes(ValueBranch taken, JsonElement value)
    {
        bool isListed = taken.Values is null || taken.Values.Any(other => JsonElement.DeepEquals(other, value));
        bool isInRange = NumberBounds.Number(value) is not { } number || ((!taken.IsInteger || number % 1 == 0) && taken.Bounds.Contains(number));
        int length = value.ValueKind == JsonValueKind.String ? value.GetString()!.EnumerateRunes().Count() : 0;
        bool isOfLength = value.ValueKind != JsonValueKind.String
            || (length >= taken.Limits.GetValueOrDefault("minLength", 0) && -length >= taken.Limits.GetValueOrDefault("maxLength", decimal.MinValue));
        return isListed && isInRange && isOfLength;
    }

    /// <summary>What is said of values without looking into them.</summary>
    private Fit Scalars(ValueBranch written, ValueBranch taken)
    {
        bool isWhole = !taken.IsInteger || written.IsInteger || written.Bounds.Factors.Any(factor => factor % 1 == 0);
        bool isWithin = taken.Limits
            .Where(limit => limit.Key is not ("minItems" or "maxItems"))
            .All(limit => written.Limits.TryGetValue(limit.Key, out decimal bound) && bound >= limit.Value);
        Fit fit = isWhole && isWithin && taken.Values is null ? Rules(written, taken) : Fit.Some;
        fit = Worse(fit, taken.Bounds.Of(written.Bounds));
        return isReader && fit == Fit.None ? Fit.Some : fit;
    }

    private static Fit Rules(ValueBranch written, ValueBranch taken) => taken.Rules.IsSubsetOf(written.Rules) ? Fit.All : Fit.Some;

    private static Fit Best(ValueSchema taken, Func<ValueBranch, Fit> fit) => taken.Branches.Select(fit).DefaultIfEmpty(Fit.None).Min();

    /// <summary>Of values of several kinds, some that fit and some that do not are some.</summary>
    private static Fit Alternatives(IReadOnlyList<Fit> fits) =>
        fits.Count == 0 ? Fit.All
        : fits.Min() == fits.Max() || fits.Max() <= Fit.Unknown ? fits.Max()
        : Fit.Some;
}
