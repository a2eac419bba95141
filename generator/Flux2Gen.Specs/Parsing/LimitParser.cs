using System.Globalization;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes sentences of ranges and limits.</summary>
internal static class LimitParser
{
    /// <summary>The sentences about bounds, without what the description says.</summary>
    public static IEnumerable<string> Bounds(PropertyFacts facts, StatedFacts stated)
    {
        ConstraintModel constraints = facts.Constraints;
        if (constraints.HasRange)
        {
            if (!stated.SaysRange(constraints.Minimum, constraints.Maximum))
            {
                yield return Sentence(constraints.Minimum, constraints.Maximum, constraints.Above, constraints.Below, "");
            }
        }
        else if (UncheckedRange(facts, stated) is { } range)
        {
            yield return range;
        }

        if ((constraints.MultipleOf ?? Text(Limit(facts, "multiple_of"))) is { } factor)
        {
            yield return $"A multiple of {factor}.";
        }

        bool isLengthStated = constraints.MinLength is null or 1 && stated.SaysLength(constraints.MaxLength);
        foreach (string sentence in Counted(constraints, isLengthStated))
        {
            yield return sentence;
        }
    }

    /// <summary>The sentences about limits of files, without what the description says.</summary>
    public static IEnumerable<string> Files(PropertyFacts facts, StatedFacts stated)
    {
        HashSet<string> said = new(StringComparer.Ordinal);
        bool isList = facts.Type.Kind == TypeKind.List || facts.Schema.Items is not null;
        foreach ((Schema source, bool isItem) in facts.Sources())
        {
            // Files are limited one by one, also where the limit stands at their list.
            foreach (string sentence in FileLimits(source, isItem || isList, stated).Where(said.Add))
            {
                yield return sentence;
            }
        }
    }

    private static IEnumerable<string> Counted(ConstraintModel constraints, bool isLengthStated)
    {
        (int? Minimum, int? Maximum, string Unit)[] counts =
        [
            (isLengthStated ? null : constraints.MinLength, isLengthStated ? null : constraints.MaxLength, " characters"),
            (constraints.MinItems, constraints.MaxItems, " items"),
            (constraints.MinEntries, constraints.MaxEntries, " entries"),
            (constraints.MinKeyLength, constraints.MaxKeyLength, " characters in each key"),
        ];
        return counts.Where(static count => (count.Minimum ?? count.Maximum) is not null)
            .Select(static count => Sentence(Text(count.Minimum), Text(count.Maximum), null, null, count.Unit));
    }

    /// <summary>A range in keywords that are none of JSON Schema's: no client checks it, so it is no constraint.</summary>
    private static string? UncheckedRange(PropertyFacts facts, StatedFacts stated)
    {
        string? minimum = Text(Limit(facts, "min") ?? Limit(facts, "ge"));
        string? maximum = Text(Limit(facts, "max") ?? Limit(facts, "le"));
        string? above = Text(Limit(facts, "gt"));
        string? below = Text(Limit(facts, "lt"));
        bool isSilent = (minimum ?? maximum ?? above ?? below) is null || stated.SaysRange(minimum, maximum);
        return isSilent ? null : Sentence(minimum, maximum, above, below, "");
    }

    private static IEnumerable<string> FileLimits(Schema schema, bool isOfEach, StatedFacts stated)
    {
        foreach (LimitKind kind in LimitKind.All)
        {
            string? minimum = Bound("min");
            string? maximum = Bound("max");
            if (minimum is not null || maximum is not null)
            {
                string range = Sentence(minimum, maximum, null, null, kind.Unit);
                yield return $"The {kind.Subject}{(isOfEach ? " of each" : "")} must be {char.ToLowerInvariant(range[0])}{range.Substring(1)}";
            }

            string? Bound(string side)
            {
                if (!schema.Limits.TryGetValue($"{side}_{kind.Keyword}", out decimal number)
                    || number <= 0
                    || stated.SaysLimit($"{side} {kind.Label}")
                    || Says(schema.LimitDescription, $"{side} {kind.Label}"))
                {
                    return null;
                }

                if (kind.Keyword != "file_size")
                {
                    return FileSize.Grouped(number);
                }

                return stated.SaysSize(number) ? null : FileSize.Text(number);
            }
        }
    }

    private static bool Says(string? text, string label) => text is not null && new StatedFacts(text).SaysLimit(label);

    private static decimal? Limit(PropertyFacts facts, string keyword) =>
        facts.RulesOf(facts.Schema).Select(rule => rule.Limits.TryGetValue(keyword, out decimal number) ? number : (decimal?)null).FirstOrDefault(static number => number is not null);

    private static string? Text(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Sentence(string? minimum, string? maximum, string? above, string? below, string unit)
    {
        if (minimum is not null && minimum == maximum)
        {
            return $"Exactly {minimum}{Unit(minimum, unit)}.";
        }

        if (minimum is not null && maximum is not null)
        {
            return $"From {minimum} to {maximum}{unit}.";
        }

        string low = minimum is not null ? $"at least {minimum}" : above is not null ? $"more than {above}" : "";
        string high = maximum is not null ? $"at most {maximum}" : below is not null ? $"less than {below}" : "";
        string both = low.Length > 0 && high.Length > 0 ? $"{low}, {high}" : low + high;
        return char.ToUpperInvariant(both[0]) + both.Substring(1) + Unit(maximum ?? below ?? minimum, unit) + ".";
    }

    private static string Unit(string? number, string unit) => number != "1" ? unit
        : unit.Replace("entries", "entry").Replace("characters", "character").Replace("pixels", "pixel").Replace("seconds", "second").Replace("items", "item").Replace("frames", "frame");
}
