using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes sentences of what a schema says about values and nobody but the server checks: formats, patterns, directions.</summary>
internal static class ValueFacts
{
    /// <summary>A longer pattern tells a reader nothing, and many properties may refer to one.</summary>
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
    };

    public static IEnumerable<string> Sentences(Schema schema, Schema? target)
    {
        if (schema.IsReadOnly || target?.IsReadOnly == true)
        {
            yield return "The server sets it.";
        }

        if (schema.IsWriteOnly || target?.IsWriteOnly == true)
        {
            yield return "It is sent and does not come back.";
        }

        if ((schema.Format ?? target?.Format) is { } format && Formats.TryGetValue(format, out string? kind))
        {
            yield return kind;
        }

        if ((schema.Pattern ?? target?.Pattern) is { Length: > 0 and <= MaxPatternLength } pattern && !pattern.Contains('`'))
        {
            yield return $"It matches `{pattern}`.";
        }

        if (schema.HasUniqueItems || target?.HasUniqueItems == true)
        {
            yield return "No item twice.";
        }
    }
}
