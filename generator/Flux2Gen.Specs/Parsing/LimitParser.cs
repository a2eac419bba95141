using System.Globalization;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes sentences of ranges and limits.</summary>
internal static class LimitParser
{
    /// <summary>Where a property's limits stand: at itself, at what it refers to, and at the items of its list.</summary>
    public static IEnumerable<(Schema Schema, bool IsItem)> Sources(Schema schema, Schema? target)
    {
        yield return (schema, false);
        if (target is not null)
        {
            yield return (target, false);
        }

        if ((schema.Items ?? target?.Items) is { } items)
        {
            yield return (items, true);
            foreach (Schema arm in items.AnyOf.Where(static arm => !arm.IsNullOnly))
            {
                yield return (arm, true);
            }
        }
    }

    /// <summary>The sentences, without what the description says.</summary>
    public static IEnumerable<string> Sentences(Schema schema, Schema? target, ConstraintModel constraints, StatedFacts stated)
    {
        if (constraints.HasRange)
        {
            if (!stated.SaysRange(constraints.Minimum, constraints.Maximum))
            {
                yield return Sentence(constraints.Minimum, constraints.Maximum, constraints.Above, constraints.Below, "");
            }
        }
        else if (UncheckedRange(schema, target, stated) is { } range)
        {
            yield return range;
        }

        if ((constraints.MultipleOf ?? Text(Limit(schema, target, "multiple_of"))) is { } factor)
        {
            yield return $"A multiple of {factor}.";
        }

        bool isLengthStated = constraints.MinLength is null or 1 && stated.SaysLength(constraints.MaxLength);
        if ((constraints.MinLength is not null || constraints.MaxLength is not null) && !isLengthStated)
        {
            yield return Sentence(Text(constraints.MinLength), Text(constraints.MaxLength), null, null, " characters");
        }

        if (constraints.MinItems is not null || constraints.MaxItems is not null)
        {
            yield return Sentence(Text(constraints.MinItems), Text(constraints.MaxItems), null, null, " items");
        }

        HashSet<string> said = new(StringComparer.Ordinal);
        foreach ((Schema source, bool isItem) in Sources(schema, target))
        {
            // Files are limited one by one, also where the limit stands at their list.
            bool isOfEach = isItem || (schema.Items ?? target?.Items) is not null;
            foreach (string sentence in FileLimits(source, isOfEach, stated).Where(said.Add))
            {
                yield return sentence;
            }
        }
    }

    /// <summary>A range in keywords that are none of JSON Schema's: nobody checks it, and so it is no constraint.</summary>
    private static string? UncheckedRange(Schema schema, Schema? target, StatedFacts stated)
    {
        string? minimum = Text(Limit(schema, target, "min") ?? Limit(schema, target, "ge"));
        string? maximum = Text(Limit(schema, target, "max") ?? Limit(schema, target, "le"));
        string? above = Text(Limit(schema, target, "gt"));
        string? below = Text(Limit(schema, target, "lt"));
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

    private static decimal? Limit(Schema schema, Schema? target, string keyword) =>
        schema.Limits.TryGetValue(keyword, out decimal number) || (target is not null && target.Limits.TryGetValue(keyword, out number)) ? number : null;

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

    private static string Unit(string? number, string unit) => number == "1" ? unit.TrimEnd('s') : unit;
}
