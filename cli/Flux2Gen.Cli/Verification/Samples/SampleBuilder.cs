using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Verification.Samples;

/// <summary>Makes values from a schema: what the document states, every case it allows, and some that it forgot.</summary>
internal sealed class SampleBuilder
{
    // Each schema that refers to itself is entered this often; documents that refer to themselves in many ways
    // at once would still grow beyond measure, which the budget ends.
    private const int MaxOpen = 2;
    private const int Budget = 50_000;

    // What stands for a value where there cannot be one: a schema that contradicts itself, or that asks for itself without
    // end. No JSON holds this character as it is.
    private const string NoValue = "\0";

    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _spent;

    /// <summary>Whether JSON made here is a value.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>Whether it is; where it is not, there is none.</returns>
    public static bool IsValue(string json) => !json.Contains(NoValue, StringComparison.Ordinal);

    /// <summary>A small value: objects have their required members only.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The JSON.</returns>
    public string Typical(RawSchema schema) => Within(schema, MaxOpen + 1, () => Simplest(schema), () => schema.Kind switch
    {
        _ when schema.HasNoValues => NoValue,
        SchemaKind.Object => new ObjectSamples(schema, this).RequiredOnly(),
        _ when Stated(schema).FirstOrDefault(value => value.Json != "null") is { } stated => stated.Json,
        SchemaKind.Array => JsonText.Array(Existing(Typical(schema.Items))),
        SchemaKind.Tuple => JsonText.Array(schema.Places.Select(Typical)),
        SchemaKind.Map => JsonText.Object(Existing(Typical(schema.MapValues)).Select(value => KeyValuePair.Create("key", value))),
        SchemaKind.Union when FirstArm(schema) is { } arm => Typical(arm),
        _ => ByKind(schema).Select(value => value.Json).FirstOrDefault("null"),
    });

    /// <summary>A value with everything in it: objects have all their members.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The JSON.</returns>
    public string Full(RawSchema schema) => Within(schema, MaxOpen, () => Typical(schema), () => schema.Kind switch
    {
        _ when schema.HasNoValues => NoValue,
        SchemaKind.Object => new ObjectSamples(schema, this).Full(),
        SchemaKind.Array => JsonText.Array(Existing(Full(schema.Items))),
        SchemaKind.Tuple => JsonText.Array(schema.Places.Select(Full)),
        SchemaKind.Map => JsonText.Object(Existing(Full(schema.MapValues)).Select(value => KeyValuePair.Create("key", value))),
        SchemaKind.Union when FirstArm(schema) is { } arm => Full(arm),
        _ => Typical(schema),
    });

    /// <summary>All samples of a schema, each once.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The samples.</returns>
    public IReadOnlyList<SampleValue> Variants(RawSchema schema) => Within<IReadOnlyList<SampleValue>>(
        schema,
        _spent > Budget ? 0 : MaxOpen,
        () => [.. Existing(Typical(schema)).Select(value => new SampleValue("typical", value))],
        () =>
        {
            SampleValue[] all = schema.HasNoValues ? [] : [.. Stated(schema)
                .Concat(ByKind(schema))
                .Concat(schema.AllowsNull ? [new SampleValue("null", "null")] : [])
                .Where(value => IsValue(value.Json))
                .DistinctBy(value => value.Json, StringComparer.Ordinal)];
            _spent += all.Length;
            return all;
        });

    private static IEnumerable<SampleValue> Stated(RawSchema schema) => schema.StatedValues
        .Where(value => SchemaMatch.Fits(schema, value))
        .Select(value => new SampleValue("stated by the document", value.GetRawText()));

    private IEnumerable<SampleValue> ByKind(RawSchema schema) => schema.Kind switch
    {
        SchemaKind.Null => [new("null", "null")],
        SchemaKind.Const => [new("constant", schema.Values[0].GetRawText())],
        SchemaKind.Enum => ScalarSamples.EnumValues(schema),
        SchemaKind.String => ScalarSamples.Strings,
        SchemaKind.Integer => ScalarSamples.Integers(schema),
        SchemaKind.Number => ScalarSamples.Numbers.Concat(ScalarSamples.Bounds(schema)),
        SchemaKind.Boolean => [new("true", "true"), new("false", "false")],
        SchemaKind.Array => Arrays(schema.Items),
        SchemaKind.Tuple => Tuples(schema, schema.Places),
        SchemaKind.Map => Maps(schema.MapValues),
        SchemaKind.FreeObject => [new("empty object", "{}"), new("object", ObjectSamples.UnlistedJson)],
        SchemaKind.Object => new ObjectSamples(schema, this).All(),
        SchemaKind.Union => Unions(schema),
        _ => UnionSamples.AnyKind,
    };

    private IEnumerable<SampleValue> Arrays(RawSchema items) =>
    [
        new("empty array", "[]"),
        new("one item", JsonText.Array(Existing(Typical(items)))),
        new("all items", JsonText.Array(Variants(items).Select(item => item.Json))),
    ];

    private IEnumerable<SampleValue> Maps(RawSchema values) =>
    [
        new("empty map", "{}"),
        new("all values", JsonText.Object(Variants(values).Select((value, index) => KeyValuePair.Create($"key {index + 1}/\u00e4", value.Json)))),
    ];

    private IEnumerable<SampleValue> Tuples(RawSchema schema, IReadOnlyList<RawSchema> places)
    {
        string[] typical = [.. places.Select(Typical)];
        IEnumerable<SampleValue> each =
            from place in Enumerable.Range(0, places.Count)
            from variant in Variants(places[place])
            select new SampleValue(
                $"place {place + 1}: {variant.Label}",
                JsonText.Array(typical.Select((other, index) => index == place ? variant.Json : other)));
        SampleValue[] lengths =
        [
            .. schema.Get("maxItems") is null ? [new SampleValue("more items", JsonText.Array([.. typical, ObjectSamples.UnlistedJson, "null"]))] : Array.Empty<SampleValue>(),

            // What is missing and has no empty value, such as an object, is an error rather than a loss.
            .. places[^1].Kind is SchemaKind.String or SchemaKind.Number or SchemaKind.Integer or SchemaKind.Boolean or SchemaKind.Enum or SchemaKind.Const
                ? [new SampleValue("fewer items", JsonText.Array(typical[..^1]))]
                : Array.Empty<SampleValue>(),
        ];
        return each.Concat(lengths);
    }

    private IEnumerable<SampleValue> Unions(RawSchema schema)
    {
        IReadOnlyList<RawSchema> arms = [.. FlatArms(schema, depth: 4)];

        // Beside a number, a whole number is one more number: what the two have in common is what a double holds.
        bool hasNumber = arms.Any(arm => arm.Kind == SchemaKind.Number
            || (arm.Kind is SchemaKind.Const or SchemaKind.Enum && arm.Values.Any(value => value.ValueKind == System.Text.Json.JsonValueKind.Number && !value.TryGetInt64(out _))));
        return arms
            .Where(arm => arm.Kind != SchemaKind.Integer || !hasNumber)
            .SelectMany((arm, index) => Variants(arm).Select(value => value with { Label = $"arm {index + 1}: {value.Label}" }))
            .Concat(UnionSamples.Unlisted(arms));
    }

    // A union inside a union takes nothing that the outer one does not. The depth ends unions that are their own arms.
    private static IEnumerable<RawSchema> FlatArms(RawSchema schema, int depth) =>
        schema.Arms.SelectMany(arm => depth > 0 && arm is { Kind: SchemaKind.Union, HasNoValues: false } ? FlatArms(arm, depth - 1) : [arm]);

    private static RawSchema? FirstArm(RawSchema schema) => schema.Arms.FirstOrDefault(arm => arm.Kind != SchemaKind.Null && !arm.HasNoValues);

    private static string[] Existing(string value) => IsValue(value) ? [value] : [];

    /// <summary>What ends a schema that contains itself: the smallest thing that could stand there.</summary>
    private static string Simplest(RawSchema schema) => schema.AllowsNull ? "null" : schema.Kind switch
    {
        SchemaKind.Array => "[]",
        SchemaKind.Object when schema.Required.Count > 0 => NoValue,
        SchemaKind.Tuple or SchemaKind.Union => NoValue,
        _ => "{}",
    };

    private T Within<T>(RawSchema schema, int limit, Func<T> beyond, Func<T> make)
    {
        if (schema.Reference is not { } reference)
        {
            return limit == 0 ? beyond() : make();
        }

        int open = _open.GetValueOrDefault(reference);
        if (open >= limit)
        {
            return beyond();
        }

        _open[reference] = open + 1;
        try
        {
            return make();
        }
        finally
        {
            _open[reference] = open;
        }
    }
}
