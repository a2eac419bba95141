using System.Globalization;
using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Verification.Samples;

/// <summary>Sample strings, numbers and enum values.</summary>
internal static class ScalarSamples
{
    /// <summary>A string that no document lists.</summary>
    public const string UnlistedValue = "flux2gen-unlisted";

    /// <summary>Strings: a plain one first, then those that escaping or media handling could spoil.</summary>
    public static IReadOnlyList<SampleValue> Strings { get; } =
    [
        new("text", "\"text\""),
        new("empty string", "\"\""),
        new("URL", "\"https://example.com/a%20b.png?c=d&e=f\""),
        new("data URI", "\"data:image/png;base64,iVBORw0KGgo=\""),
        new("text beyond ASCII", "\"Gr\u00f6\u00dfe \u65e5\u672c \U0001f600\""),
        new("escapes", JsonText.String("Gr\u00f6\u00dfe \"1\" <b>&'\\/\t\r\n\u0001\u2028 \u65e5\u672c \U0001f600")),
    ];

    /// <summary>Numbers: small ones, and those that show a loss of precision.</summary>
    public static IReadOnlyList<SampleValue> Numbers { get; } =
    [
        new("number", "0.5"),
        new("whole number", "2"),
        new("zero", "0"),
        new("negative number", "-1.25"),
        new("number without a short binary form", "0.1"),
        new("tiny number", "1e-7"),
        new("huge number", "1.7976931348623157E+308"),
        new("number with a fraction of zero", "1.0"),
        new("number with an exponent", "1E2"),
    ];

    /// <summary>Integers at and between the bounds of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The integers.</returns>
    public static IEnumerable<SampleValue> Integers(RawSchema schema)
    {
        IntegerRange range = IntegerRange.Of(schema);
        yield return new SampleValue("integer", Text(range.Nearest(1)));
        yield return new SampleValue("smallest integer", Text(range.Minimum));
        yield return new SampleValue("greatest integer", Text(range.Maximum));

        // Both extremes survive a detour over a double, by rounding; 2^53 + 1 does not.
        yield return new SampleValue("integer of more than 53 bits", Text(range.Nearest(9007199254740993)));
        yield return new SampleValue("integer with a fraction of zero", Text(range.Nearest(3)) + ".0");
        yield return new SampleValue("integer with an exponent", Text(range.Nearest(100)) + "E0");
    }

    /// <summary>A number that a schema allows and no C# number holds. Only a member of an object can be one: there it is kept as it is.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The number; empty when the schema has bounds, or is not of numbers.</returns>
    public static IEnumerable<string> Beyond(RawSchema schema) => schema.Kind switch
    {
        SchemaKind.Integer when schema.Get("maximum") is null && schema.Get("exclusiveMaximum") is null => ["98765432109876543210"],
        SchemaKind.Number when schema.Get("maximum") is null && schema.Get("exclusiveMaximum") is null => ["1e400"],
        SchemaKind.Union when schema.Arms.Where(arm => arm.Kind != SchemaKind.Null).ToArray() is [{ Kind: SchemaKind.Integer or SchemaKind.Number } only] => Beyond(only),
        _ => [],
    };

    /// <summary>The bounds that a schema of numbers sets.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The bounds as the document writes them.</returns>
    public static IEnumerable<SampleValue> Bounds(RawSchema schema) =>
        from keyword in (string[])["minimum", "maximum"]
        let bound = schema.Get(keyword)
        where bound is { } number && SchemaMatch.IsDouble(number)
        select new SampleValue(keyword, bound.Value.GetRawText());

    /// <summary>The values of an enum, and one that it does not list: fal adds values before documents say so.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The values.</returns>
    public static IEnumerable<SampleValue> EnumValues(RawSchema schema)
    {
        IReadOnlyList<JsonElement> values = schema.Values;
        foreach (JsonElement value in values)
        {
            yield return new SampleValue("listed value", value.GetRawText());
        }

        JsonElement[] present = [.. values.Where(value => value.ValueKind != JsonValueKind.Null)];
        if (present.All(value => value.ValueKind == JsonValueKind.String))
        {
            yield return new SampleValue("unlisted value", JsonText.String(UnlistedValue));
        }
        else if (present.All(value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _)))
        {
            yield return new SampleValue("unlisted value", Text(present.Max(value => value.GetInt32()) + 1m));
        }
        else if (present.Any(value => value.ValueKind == JsonValueKind.String) && present.All(value => value.ValueKind != JsonValueKind.Array && value.ValueKind != JsonValueKind.Object))
        {
            // A union of a list for each kind.
            yield return new SampleValue("unlisted value", JsonText.String(UnlistedValue));
        }
    }

    private static string Text(decimal value) => value.ToString("0", CultureInfo.InvariantCulture);
}
