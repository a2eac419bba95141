using System.Globalization;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes sentences of what a schema says about values beyond their limits: formats, patterns, lists of values, directions.</summary>
internal static class ValueFacts
{
    private const int MaxListedLength = 400;

    /// <summary>A longer pattern or list tells a reader nothing, and many properties may refer to one.</summary>
    private const int MaxPatternLength = 1_000;

    private static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal)
    {
        ["date-time"] = "A date and time as in RFC 3339, such as `2026-01-31T12:00:00Z`.",
        ["date"] = "A date as in RFC 3339, such as `2026-01-31`.",
        ["time"] = "A time as in RFC 3339, such as `12:00:00Z`.",
        ["uri"] = "A URI.",
        ["uuid"] = "A UUID.",
        ["uuid4"] = "A UUID of version 4.",
        ["email"] = "An e-mail address.",
        ["binary"] = "Binary data.",
        ["byte"] = "Binary data in base64.",
        ["uint32"] = "An unsigned 32-bit integer.",
        ["uint64"] = "An unsigned 64-bit integer.",
        ["float"] = "A single-precision number.",
    };

    private static readonly Dictionary<string, string> Encodings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["base64"] = "Binary data in base64.",
        ["base64url"] = "Binary data in base64url.",
        ["base32"] = "Binary data in base32.",
        ["base16"] = "Binary data in hexadecimal.",
        ["hex"] = "Binary data in hexadecimal.",
    };

    public static IEnumerable<string> Sentences(PropertyFacts facts) => All(facts).Where(static sentence => sentence.Length > 0).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> All(PropertyFacts facts)
    {
        IReadOnlyList<Schema> rules = facts.RulesOf(facts.Schema);
        if (rules.Any(static rule => rule.IsReadOnly))
        {
            yield return "Read-only.";
        }

        if (rules.Any(static rule => rule.IsWriteOnly))
        {
            yield return "Write-only.";
        }

        foreach (string sentence in rules.SelectMany(Text).Concat(Listed(facts, rules)))
        {
            yield return sentence;
        }

        if (rules.Any(static rule => rule.HasUniqueItems))
        {
            yield return "Items must be unique.";
        }

        foreach (string sentence in rules.SelectMany(Contained).Concat(rules.SelectMany(rule => Keys(rule, facts))))
        {
            yield return sentence;
        }
    }

    /// <summary>What a text holds.</summary>
    private static IEnumerable<string> Text(Schema rule)
    {
        if (rule.Format is { } format && Formats.TryGetValue(format, out string? kind))
        {
            yield return kind;
        }

        if (rule.ContentEncoding is { Length: > 0 } encoding && Code(encoding) is { } code)
        {
            yield return Encodings.TryGetValue(encoding, out string? known) ? known : $"Encoded as {code}.";
        }

        if (Code(rule.ContentMediaType) is { } mediaType)
        {
            yield return $"The media type is {mediaType}.";
        }

        if (rule.Pattern is { Length: <= MaxPatternLength } && Code(rule.Pattern) is { } pattern)
        {
            yield return $"Must match {pattern}.";
        }
    }

    /// <summary>The values of types that do not list them themselves.</summary>
    private static IEnumerable<string> Listed(PropertyFacts facts, IReadOnlyList<Schema> rules)
    {
        if (facts.Constraints.Values.Count > 0)
        {
            yield return Possible(facts.Constraints.Values, "value");
        }
        else if (facts.Type.Kind is TypeKind.Json or TypeKind.Boolean && rules.Select(Values).FirstOrDefault(static values => values.Count > 0) is { } values)
        {
            bool saysMore = facts.Type.Kind != TypeKind.Boolean || values.Count == 1;
            string sentence = saysMore ? Possible([.. values.Select(static value => value is null ? "null" : DocParser.Json(value))], "value") : "";
            if (sentence.Length is > 0 and < MaxListedLength)
            {
                yield return sentence;
            }
        }
    }

    private static IEnumerable<string> Contained(Schema rule)
    {
        if (rule.Contains is { } contained)
        {
            string? minimum = (rule.MinContains ?? 1) > 0 ? $"at least {(rule.MinContains ?? 1).ToString(CultureInfo.InvariantCulture)}" : null;
            string? maximum = rule.MaxContains is { } most ? $"at most {most.ToString(CultureInfo.InvariantCulture)}" : null;
            if ((minimum ?? maximum) is not null)
            {
                string range = minimum is null ? maximum! : maximum is null ? minimum : $"{minimum} and {maximum}";
                yield return $"{char.ToUpperInvariant(range[0])}{range.Substring(1)} of the items must be {SchemaText.Of(contained)}.";
            }
        }
    }

    /// <summary>The names of a map's entries.</summary>
    private static IEnumerable<string> Keys(Schema rule, PropertyFacts facts)
    {
        if (facts.Type.Kind is not (TypeKind.Map or TypeKind.Json))
        {
            yield break;
        }

        foreach (string sentence in PatternSentences(rule))
        {
            yield return sentence;
        }

        foreach (Schema names in rule.PropertyNames is { } own ? facts.RulesOf(own) : [])
        {
            if (Code(names.Pattern) is { } pattern)
            {
                yield return $"Each key must match {pattern}.";
            }

            if (Values(names) is { Count: > 0 } keys)
            {
                yield return Possible([.. keys.OfType<JsonNode>().Select(DocParser.Display)], "key");
            }
        }
    }

    private static IEnumerable<string> PatternSentences(Schema rule)
    {
        string[] patterns = [.. rule.PatternProperties.Select(static pair => Code(pair.Key)).OfType<string>()];
        return rule.PatternProperties.Count == 1 && rule.AdditionalProperties is null
            ? patterns.Select(static pattern => $"Each key must match {pattern}.")
            : rule.PatternProperties.Where(static pair => Code(pair.Key) is not null)
                .Select(static pair => $"The value of a key that matches {Code(pair.Key)} is {SchemaText.Of(pair.Value)}.")
                .Concat(rule.PatternProperties.Count > 0 && rule.AdditionalProperties is { SaysNothing: false } others ? [$"Any other value is {SchemaText.Of(others)}."] : []);
    }

    /// <summary>The sentence that lists values; empty if one of them cannot be shown, or they are too long for a reader.</summary>
    private static string Possible(EquatableArray<string> values, string noun)
    {
        string[] codes = [.. values.Select(Code).OfType<string>()];
        return codes.Length == 0 || codes.Length < values.Count || codes.Sum(static code => code.Length) > MaxPatternLength ? ""
            : codes.Length == 1 ? $"The only possible {noun} is {codes[0]}."
            : $"Possible {noun}s are {string.Join(", ", codes.Take(codes.Length - 1))} and {codes[codes.Length - 1]}.";
    }

    private static IReadOnlyList<JsonNode?> Values(Schema rule) => rule.Const is { } constant ? [constant] : rule.Enum ?? [];

    /// <summary>A text as code; null for one that cannot be.</summary>
    private static string? Code(string? text) => string.IsNullOrWhiteSpace(text) || text!.Contains('`') ? null : $"`{text}`";
}
