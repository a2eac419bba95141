using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes sentences of what a schema says about members of a record that it does not list.</summary>
internal static class MemberFacts
{
    public static IEnumerable<string> Of(Schema schema)
    {
        foreach (KeyValuePair<string, Schema> pattern in schema.PatternProperties.Where(static pair => pair.Key.Length > 0 && !pair.Key.Contains('`')))
        {
            yield return $"Additional members whose name matches `{pattern.Key}`: {SchemaText.Of(pattern.Value)} each.";
        }

        if (schema.AdditionalProperties is { SaysNothing: false } others)
        {
            yield return $"{(schema.PatternProperties.Count > 0 ? "Other additional" : "Additional")} members: {SchemaText.Of(others)} each.";
        }

        if (schema.Properties.Count > 0 && (schema.MinProperties ?? 0) > schema.Required.Count)
        {
            yield return $"At least {schema.MinProperties!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)} members must be set.";
        }

        if (schema.Properties.Count > 0 && schema.MaxProperties < schema.Properties.Count)
        {
            yield return $"At most {schema.MaxProperties!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)} members can be set.";
        }
    }
}
