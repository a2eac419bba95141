using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>Reads limits: those of JSON Schema, and those that fal adds, such as <c>max_file_size</c>.</summary>
internal static class LimitReader
{
    /// <summary>Reads the limits of values of a type.</summary>
    /// <param name="parts">The schemas that hold at once.</param>
    /// <param name="type">The type.</param>
    /// <returns>The tightest limits by keyword; upper ones are negative.</returns>
    public static IReadOnlyDictionary<string, decimal> Read(IReadOnlyList<SchemaPart> parts, JsonValueKind type)
    {
        Dictionary<string, decimal> limits = new(StringComparer.Ordinal);
        foreach (JsonProperty member in parts.SelectMany(part => Members(part.Element)))
        {
            string keyword = Keyword(member.Name);
            if (!Applies(keyword, type) || NumberBounds.Number(member.Value) is not { } bound || !SaysSomething(keyword, bound))
            {
                continue;
            }

            decimal tightness = IsUpper(keyword) ? -bound : bound;
            limits[keyword] = limits.TryGetValue(keyword, out decimal other) ? Math.Max(tightness, other) : tightness;
        }

        return limits;
    }

    /// <summary>Determines whether a limit is an upper one.</summary>
    public static bool IsUpper(string keyword) => keyword.StartsWith("max", StringComparison.Ordinal);

    // fal's own keywords stand beside JSON Schema's, in an object of their own, or with a prefix.
    private static IEnumerable<JsonProperty> Members(JsonElement schema) => JsonPath.Find(schema, "x-fal") is { ValueKind: JsonValueKind.Object } own
        ? schema.EnumerateObject().Concat(own.EnumerateObject())
        : schema.EnumerateObject();

    private static string Keyword(string name) => name.StartsWith("x-fal-", StringComparison.Ordinal) ? name["x-fal-".Length..].Replace('-', '_') : name;

    private static bool Applies(string keyword, JsonValueKind type) => keyword switch
    {
        "minLength" or "maxLength" => type == JsonValueKind.String,
        "minItems" or "maxItems" => type == JsonValueKind.Array,
        "minProperties" or "maxProperties" => type == JsonValueKind.Object,
        _ => keyword.StartsWith("min_", StringComparison.Ordinal) || keyword.StartsWith("max_", StringComparison.Ordinal),
    };

    // Of fal's own limits, zero stands for none.
    private static bool SaysSomething(string keyword, decimal bound) => bound > 0 || (bound == 0 && keyword is "maxLength" or "maxItems" or "maxProperties");
}
