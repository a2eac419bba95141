using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Verification.Samples;

/// <summary>Samples that no schema of their own describes.</summary>
internal static class UnionSamples
{
    /// <summary>Gets a value of each kind that JSON has.</summary>
    public static IReadOnlyList<SampleValue> AnyKind { get; } =
    [
        new("object", ObjectSamples.UnlistedJson),
        new("truth value", "true"),
        new("number", "12.5"),
        new("string", "\"text\""),
        new("array", "[1,[]]"),
        new("null", "null"),
    ];

    /// <summary>
    /// Values of the kinds that no case of a union takes: fal adds cases before documents say so. What takes one kind
    /// of scalar only, such as listed strings or any string, is an open enum rather than a union, and has none; nor have
    /// several lists, nor a choice of objects that ask for the same members, as a video and a file do: their JSON does not
    /// tell which of them it is, so that they are one type.
    /// </summary>
    /// <param name="arms">The schemas of the union.</param>
    /// <returns>The values.</returns>
    public static IEnumerable<SampleValue> Unlisted(IReadOnlyList<RawSchema> arms)
    {
        JsonValueKind[] taken = [.. AnyKind
            .Select(value => JsonElement.Parse(value.Json).ValueKind)
            .Where(kind => kind != JsonValueKind.Null && arms.Any(arm => TakesKind(arm, kind)))];
        if (AreOneObject([.. arms.Where(arm => arm.Kind != SchemaKind.Null)]))
        {
            return [];
        }

        return taken is [] or [JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.Array] || arms.Count(arm => arm.Kind != SchemaKind.Null) < 2
            ? []
            : AnyKind
                .Where(value => value.Json != "null" && !taken.Contains(JsonElement.Parse(value.Json).ValueKind))
                .Select(value => value with { Label = $"no arm: {value.Label}" });
    }

    // Files of several kinds are one type, too: what they have in common. So are maps: a map of the values of all.
    private static bool AreOneObject(IReadOnlyList<RawSchema> arms) =>
        arms.All(arm => arm.Kind == SchemaKind.Map)
        || arms.All(arm => arm.Kind == SchemaKind.Object && arm.IsFile)
        || HaveOneShape(arms);

    private static bool HaveOneShape(IReadOnlyList<RawSchema> arms) =>
        arms.All(arm => arm.Kind == SchemaKind.Object)
        && arms.Select(arm => string.Join('|', arm.Required.Order(StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).Count() < arms.Count
        && !arms[0].Properties.Any(property => IsTag(property.Key, arms));

    // A member that is always there and has other values in each.
    private static bool IsTag(string name, IReadOnlyList<RawSchema> arms)
    {
        string[][] values = [.. arms.Select(arm => IsAlwaysThere(arm, name, out RawSchema? member) ? member!.Values.Select(value => value.GetRawText()).ToArray() : [])];
        return values.All(listed => listed.Length > 0) && values.SelectMany(listed => listed).Distinct(StringComparer.Ordinal).Count() == values.Sum(listed => listed.Length);
    }

    private static bool IsAlwaysThere(RawSchema arm, string name, out RawSchema? member)
    {
        member = arm.Properties.FirstOrDefault(property => property.Key == name).Value;
        return member is { Kind: SchemaKind.Const or SchemaKind.Enum }
            && (arm.Required.Contains(name) || (member.Values.Count == 1 && member.Get("default") is { } value && JsonElement.DeepEquals(value, member.Values[0])));
    }

    private static bool TakesKind(RawSchema schema, JsonValueKind kind) => schema.Kind switch
    {
        SchemaKind.Null => false,
        SchemaKind.Const or SchemaKind.Enum => schema.Values.Any(value => SchemaMatch.SameKind(value.ValueKind, kind)),
        SchemaKind.String => kind == JsonValueKind.String,
        SchemaKind.Integer or SchemaKind.Number => kind == JsonValueKind.Number,
        SchemaKind.Boolean => SchemaMatch.SameKind(kind, JsonValueKind.True),
        SchemaKind.Array or SchemaKind.Tuple => kind == JsonValueKind.Array,
        SchemaKind.Object or SchemaKind.Map or SchemaKind.FreeObject => kind == JsonValueKind.Object,

        // What is in a union inside a union is not looked into: it may be the union itself.
        _ => true,
    };
}
