using static Flux2Gen.Cli.Diff.ChangeKind;
using static Flux2Gen.Cli.Diff.Impact;
using static Flux2Gen.Cli.Tests.Diffing.ChangeCase;

namespace Flux2Gen.Cli.Tests.Diffing;

/// <summary>Changes of the values that are allowed, most of which change no type.</summary>
internal static class ValueCases
{
    private const string Text = """{"type":"string"}""";
    private const string Number = """{"type":"number"}""";
    private const string TextOrNull = """{"anyOf":[{"type":"string"},{"type":"null"}]}""";
    private const string ThreeInAList = """{"type":"array","items":{"type":"integer"},"minItems":3,"maxItems":3}""";
    private const string Triple = """{"type":"array","prefixItems":[{"type":"integer"},{"type":"integer"},{"type":"integer"}],"minItems":3,"maxItems":3}""";
    private const string Pair = """{"type":"array","prefixItems":[{"type":"integer"},{"type":"integer"}],"minItems":2,"maxItems":2}""";
    private const string Map = """{"type":"object","additionalProperties":{"type":"integer"}}""";

    public static IReadOnlyList<ChangeCase> All { get; } =
    [
        // Narrower and back.
        .. BothWays("pattern-changed", """{"type":"string","pattern":"^a+$"}""", """{"type":"string","pattern":"^b+$"}""", isWider: false),
        .. BothWays("pattern-added", Text, """{"type":"string","pattern":"^a+$"}"""),
        .. BothWays("format-added", Text, """{"type":"string","format":"uri"}"""),
        .. BothWays("unique-items", List(Text), """{"type":"array","items":{"type":"string"},"uniqueItems":true}"""),
        .. BothWays("number-leaves-list", """{"type":"number","enum":[0.5,1]}""", """{"type":"number","enum":[0.5]}"""),
        .. BothWays("one-truth", """{"type":"boolean"}""", """{"type":"boolean","const":true}"""),
        .. BothWays("one-number", Number, """{"type":"number","const":0.5}"""),
        .. BothWays("bound-excluded", """{"type":"number","minimum":0}""", """{"type":"number","exclusiveMinimum":0}"""),
        .. BothWays("coarser-steps", """{"type":"integer","multipleOf":8}""", """{"type":"integer","multipleOf":16}"""),
        .. BothWays("shorter-text", """{"type":"string","maxLength":9}""", """{"type":"string","maxLength":8}"""),
        .. BothWays("items-limited", List(Number), List("""{"type":"number","maximum":1}""")),
        .. BothWays("values-limited", Map, """{"type":"object","additionalProperties":{"type":"integer","maximum":1}}"""),
        .. BothWays("fewer-members", Map, """{"type":"object","additionalProperties":{"type":"integer"},"maxProperties":2}"""),
        .. BothWays("names-limited", Map, """{"type":"object","additionalProperties":{"type":"integer"},"propertyNames":{"enum":["a","b"]}}"""),
        .. BothWays("smaller-file", """{"type":"string","x-fal":{"max_file_size":104857600}}""", """{"type":"string","x-fal":{"max_file_size":1048576}}"""),
        .. BothWays("narrower-picture", """{"type":"string","max_width":4000}""", """{"type":"string","max_width":1000}"""),
        .. BothWays("limited-arm", """{"anyOf":[{"type":"string"},{"type":"null"}]}""", """{"anyOf":[{"type":"string","maxLength":5},{"type":"null"}]}"""),
        OfInput("limited-case", LimitsNarrowed, "Mode.Text", Safe, Breaking, Mode("""{"anyOf":[{"type":"string"},{"type":"integer"}]}"""), Mode("""{"anyOf":[{"type":"string","maxLength":5},{"type":"integer"}]}""")),
        OfInput("free-form-narrowed", LimitsNarrowed, "Input.Mode", Safe, Breaking, Mode("""{"pattern":"a"}"""), Mode("""{"pattern":"b"}""")),
        OfInput("closed", LimitsNarrowed, "Mode", Safe, Risky, Mode("""{"type":"object","properties":{"a":{"type":"string"}}}"""), Mode("""{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}""")),
        OfInput("closed-and-removed", PropertyRemoved, "Mode.B", Breaking, Breaking, Mode("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}"""), Mode("""{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}""")),
        OfInput("text-to-constant", TypeChanged, "Input.Mode", Breaking, Breaking, Mode(Text), Mode("""{"type":"string","const":"x"}""")),

        // Null.
        OfInput("item-not-null", TypeChanged, "Input.Mode", Risky, Breaking, Mode(List(TextOrNull)), Mode(List(Text))),
        OfOutput("item-may-be-null", TypeChanged, "Output.Mode", Risky, Risky, Mode(List(Text)), Mode(List(TextOrNull))),
        OfInput("optional-not-null", BecameNotNull, "Input.Mode", Safe, Safe, Mode(TextOrNull), Mode(Text)),

        // Lists, tuples, maps and records.
        OfInput("list-to-tuple", TypeChanged, "Input.Mode", Breaking, Safe, Mode(ThreeInAList), Mode(Triple)),
        OfInput("tuple-to-list", TypeChanged, "Input.Mode", Breaking, Safe, Mode(Triple), Mode(ThreeInAList)),
        OfOutput("gives-tuple", TypeChanged, "Output.Mode", Breaking, Safe, Mode(ThreeInAList), Mode(Triple)),
        OfOutput("gives-list", TypeChanged, "Output.Mode", Breaking, Safe, Mode(Triple), Mode(ThreeInAList)),
        OfInput("any-list-to-tuple", TypeChanged, "Input.Mode", Breaking, Breaking, Mode(List("""{"type":"integer"}""")), Mode(Triple)),
        OfOutput("gives-any-list", TypeChanged, "Output.Mode", Breaking, Risky, Mode(Triple), Mode(List("""{"type":"integer"}"""))),
        OfInput("tuple-shrank", TupleChanged, "Mode", Breaking, Breaking, Mode(Triple), Mode(Pair)),
        OfOutput("gives-shorter-tuple", TupleChanged, "Mode", Breaking, Breaking, Mode(Triple), Mode(Pair)),
        OfInput("tuple-may-go-on", LimitsWidened, "Mode", Safe, Safe, Mode(Triple), Mode(Triple.Replace("\"maxItems\":3", "\"items\":{\"type\":\"integer\"}", StringComparison.Ordinal))),
        OfInput("record-to-map", TypeChanged, "Input.Mode", Breaking, Safe, Mode("""{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}"""), Mode(Map)),
        OfInput("map-to-record", TypeChanged, "Input.Mode", Breaking, Breaking, Mode(Map), Mode("""{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}""")),
        OfInput("record-to-tuple", TypeChanged, "Input.Mode", Safe, Breaking, Mode("""{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}"""), Mode(Pair)),
        OfInput("union-to-member", TypeChanged, "Input.Mode", Breaking, Breaking, Mode("""{"anyOf":[{"type":"string"},{"type":"integer"}]}"""), Mode(Text)),
        OfOutput("gives-one-member", TypeChanged, "Output.Mode", Breaking, Safe, Mode("""{"anyOf":[{"type":"string"},{"type":"integer"}]}"""), Mode(Text)),
    ];

    private static string Mode(string schema) => $"\"mode\":{schema}";

    private static string List(string items) => $$"""{"type":"array","items":{{items}}}""";

    /// <summary>A limit that is new in an input and in an output, and one that is gone.</summary>
    private static IEnumerable<ChangeCase> BothWays(string name, string wide, string narrow, bool isWider = true)
    {
        yield return OfInput($"{name}-in", LimitsNarrowed, "Input.Mode", Safe, Breaking, Mode(wide), Mode(narrow));
        yield return OfOutput($"{name}-out", LimitsNarrowed, "Output.Mode", Safe, isWider ? Safe : Risky, Mode(wide), Mode(narrow));
        if (isWider)
        {
            yield return OfInput($"{name}-gone-in", LimitsWidened, "Input.Mode", Safe, Safe, Mode(narrow), Mode(wide));
            yield return OfOutput($"{name}-gone-out", LimitsWidened, "Output.Mode", Safe, Risky, Mode(narrow), Mode(wide));
        }
    }
}
