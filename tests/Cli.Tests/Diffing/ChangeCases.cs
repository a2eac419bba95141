using static Flux2Gen.Cli.Diff.ChangeKind;
using static Flux2Gen.Cli.Diff.Impact;
using static Flux2Gen.Cli.Tests.Diffing.ChangeCase;

namespace Flux2Gen.Cli.Tests.Diffing;

/// <summary>Each kind of change, where it makes a difference in an input and in an output.</summary>
internal static class ChangeCases
{
    public static IReadOnlyList<ChangeCase> All { get; } =
    [
        // Properties come and go.
        OfInput("added-optional", PropertyAdded, "Input.Seed", Safe, Safe, Text("prompt"), Text("prompt") + "," + Integer("seed")),
        OfInput("added-required", PropertyAdded, "Input.Seed", Breaking, Breaking, Text("prompt"), Text("prompt") + "," + Integer("seed!")),
        OfOutput("gained-optional", PropertyAdded, "Output.Seed", Safe, Safe, Text("url"), Text("url") + "," + Integer("seed")),
        OfOutput("gained-required", PropertyAdded, "Output.Seed", Risky, Safe, Text("url"), Text("url") + "," + Integer("seed!")),
        OfInput("removed-input", PropertyRemoved, "Input.Seed", Breaking, Risky, Text("prompt") + "," + Integer("seed"), Text("prompt")),
        OfOutput("removed-output", PropertyRemoved, "Output.Seed", Breaking, Risky, Text("url") + "," + Integer("seed"), Text("url")),
        OfOutput("removed-required-output", PropertyRemoved, "Output.Seed", Breaking, Breaking, Text("url") + "," + Integer("seed!"), Text("url")),
        OfInput("renamed-property", PropertyRenamed, "Input.Steps", Breaking, Safe, Described("steps"), Described("num_steps")),
        OfInput("renamed-on-the-wire", WireNameChanged, "Input.ImageSize", Safe, Breaking, Text("image-size"), Text("image_size")),
        OfInput("renamed-required-on-the-wire", WireNameChanged, "Input.ImageSize", Safe, Breaking, Text("image-size!"), Text("image_size!")),

        // Types.
        OfInput("longer-integer", TypeChanged, "Input.Seed", Risky, Safe, """ "seed":{"type":"integer","minimum":0,"maximum":9} """, Integer("seed")),
        OfInput("integer-to-number", TypeChanged, "Input.Scale", Risky, Safe, Integer("scale"), Number("scale")),
        OfInput("number-to-integer", TypeChanged, "Input.Scale", Breaking, Breaking, Number("scale"), Integer("scale")),
        OfOutput("gives-number", TypeChanged, "Output.Scale", Breaking, Risky, Integer("scale"), Number("scale")),
        OfInput("text-to-number", TypeChanged, "Input.Scale", Breaking, Breaking, Text("scale"), Number("scale")),
        OfInput("text-to-choice", TypeChanged, "Input.Mode", Breaking, Breaking, Text("mode"), Choice("mode", "a", "b")),
        OfInput("choice-to-text", TypeChanged, "Input.Mode", Breaking, Safe, Choice("mode", "a", "b"), Text("mode")),
        OfInput("value-to-list", TypeChanged, "Input.Mode", Breaking, Breaking, Text("mode"), """ "mode":{"type":"array","items":{"type":"string"}} """),
        OfInput("number-to-text", TypeChanged, "Input.Scale", Breaking, Breaking, Number("scale"), Text("scale")),
        OfInput("file-to-list-of-files", TypeChanged, "Input.ImageUrls", Breaking, Breaking, Text("image_urls"), """ "image_urls":{"type":"array","items":{"type":"string"}} """),
        OfInput("text-to-union", TypeChanged, "Input.Mode", Risky, Safe, Text("mode"), """ "mode":{"anyOf":[{"type":"string"},{"type":"integer"}]} """),
        OfInput("integer-to-union", TypeChanged, "Input.Mode", Risky, Safe, Integer("mode"), """ "mode":{"anyOf":[{"type":"string"},{"type":"integer"}]} """),

        // Presence and null.
        OfInput("now-required-number", BecameRequired, "Input.Seed", Breaking, Breaking, Integer("seed"), Integer("seed!")),
        OfInput("now-required-text", BecameRequired, "Input.Prompt", Breaking, Breaking, Text("prompt"), Text("prompt!")),
        OfOutput("always-there-number", BecameRequired, "Output.Seed", Breaking, Safe, Integer("seed"), Integer("seed!")),
        OfOutput("always-there-text", BecameRequired, "Output.Url", Risky, Safe, Text("url"), Text("url!")),
        OfInput("now-optional", BecameOptional, "Input.Prompt", Safe, Safe, Text("prompt!"), Text("prompt")),
        OfOutput("maybe-missing-text", BecameOptional, "Output.Url", Risky, Risky, Text("url!"), Text("url")),
        OfOutput("maybe-missing-number", BecameOptional, "Output.Seed", Breaking, Risky, Integer("seed!"), Integer("seed")),
        OfOutput("maybe-null-number", BecameNullable, "Output.Seed", Breaking, Risky, Integer("seed!"), Nullable("seed!", "integer")),
        OfInput("no-null-text", BecameNotNull, "Input.Prompt", Risky, Breaking, Nullable("prompt!", "string"), Text("prompt!")),
        OfInput("choice-of-one-became-two", ConstantChanged, "Input.Mode", Breaking, Safe, Choice("mode!", "a"), Choice("mode!", "a", "b")),
        OfInput("choice-of-two-became-one", ConstantChanged, "Input.Mode", Safe, Breaking, Choice("mode!", "a", "b"), Choice("mode!", "a")),

        // What is said of values.
        OfInput("default-changed", DefaultChanged, "Input.Steps", Safe, Risky, """ "steps":{"type":"integer","default":4} """, """ "steps":{"type":"integer","default":8} """),
        OfInput("default-gone", DefaultChanged, "Input.Steps", Safe, Risky, """ "steps":{"type":"integer","default":4} """, Integer("steps")),
        OfInput("narrowed", LimitsNarrowed, "Input.Scale", Safe, Breaking, Limited("scale", 0, 10), Limited("scale", 0, 5)),
        OfInput("widened", LimitsWidened, "Input.Scale", Safe, Safe, Limited("scale", 0, 5), Limited("scale", 0, 10)),
        OfOutput("narrowed-output", LimitsNarrowed, "Output.Scale", Safe, Safe, Limited("scale", 0, 10), Limited("scale", 0, 5)),
        OfInput("deprecated", Deprecated, "Input.Seed", Risky, Safe, Integer("seed"), """ "seed":{"type":"integer","deprecated":true} """),
        OfInput("not-deprecated", NoLongerDeprecated, "Input.Seed", Safe, Safe, """ "seed":{"type":"integer","deprecated":true} """, Integer("seed")),
        OfInput("words-only", DocsChanged, "", Safe, Safe, """ "prompt":{"type":"string","description":"One."} """, """ "prompt":{"type":"string","description":"Two."} """),

        // Enums.
        OfInput("value-removed", EnumValueRemoved, "Mode.B", Breaking, Breaking, Choice("mode", "a", "b"), Choice("mode", "a", "c")),
        OfInput("value-added", EnumValueAdded, "Mode.B", Safe, Safe, Choice("mode", "a"), Choice("mode", "a", "b")),
        OfOutput("value-no-longer-sent", EnumValueRemoved, "Mode.B", Breaking, Safe, Choice("mode", "a", "b"), Choice("mode", "a")),
        OfOutput("value-sent-too", EnumValueAdded, "Mode.B", Safe, Risky, Choice("mode", "a"), Choice("mode", "a", "b")),
        OfInput("texts-to-numbers", EnumBaseChanged, "Mode", Breaking, Breaking, Choice("mode", "1", "2"), """ "mode":{"type":"integer","enum":[1,2]} """),

        // Unions.
        OfInput("case-added", UnionCaseAdded, "Mode.Boolean", Risky, Safe, Union("mode", "string", "integer"), Union("mode", "string", "integer", "boolean")),
        OfOutput("case-sent-too", UnionCaseAdded, "Mode.Boolean", Breaking, Risky, Union("mode", "string", "integer"), Union("mode", "string", "integer", "boolean")),
        OfInput("case-removed", UnionCaseRemoved, "Mode.Boolean", Breaking, Breaking, Union("mode", "string", "integer", "boolean"), Union("mode", "string", "integer")),
        OfOutput("case-no-longer-sent", UnionCaseRemoved, "Mode.Boolean", Breaking, Safe, Union("mode", "string", "integer", "boolean"), Union("mode", "string", "integer")),
        OfInput("preset-lost", EnumValueRemoved, "SizePreset.Square", Breaking, Breaking, SizeOr("square", "tall"), SizeOr("tall")),
        OfInput("choice-became-union", TypeKindChanged, "Size", Breaking, Safe, Choice("size", "square", "tall"), SizeOr("square", "tall")),

        // Types as a whole.
        Referring("type-renamed", TypeRenamed, "Part", Breaking, Safe, "Part", "Piece", Object(Text("a!"))),
        OfInput("type-removed", TypeRemoved, "Part", Breaking, Safe, $"\"part\":{Object(Text("a!"))}", Text("other")),
        OfInput("rules-gone", ValidationRemoved, "Part.Validate()", Breaking, Safe, $"\"part\":{Object(Limited("scale", 0, 5))}", $"\"part\":{Object(Number("scale"))}"),
        OfOutput("tuple-grew", TupleChanged, "Point", Breaking, Risky, Tuple("number", "number"), Tuple("number", "number", "number")),
        OfOutput("tuple-changed", TupleChanged, "Point", Breaking, Risky, Tuple("integer", "integer"), Tuple("integer", "number")),
        OfInput("tuple-of-nulls", TupleChanged, "Point", Risky, Safe, Property("point", """{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"minItems":2,"maxItems":2}"""), Property("point", """{"type":"array","prefixItems":[{"anyOf":[{"type":"string"},{"type":"null"}]},{"anyOf":[{"type":"integer"},{"type":"null"}]}],"minItems":2,"maxItems":2}""")),
        Referring("became-the-librarys", TypeRenamed, "VideoFile", Breaking, Breaking, "VideoFile", "VideoFile", Object(Text("url!")), Object(Text("url!") + "," + Text("content_type")), Object(Text("url!") + "," + Text("codec!"))),

        // Calls.
        OfInput("another-required-value", CallChanged, "Endpoint.RunAsync(prompt)", Breaking, Safe, Text("prompt!"), Text("prompt!") + "," + Text("style!")),
        OfInput("values-in-another-order", CallChanged, "Endpoint.RunAsync(prompt, style)", Risky, Safe, Text("prompt!") + "," + Text("style!"), Text("style!") + "," + Text("prompt!")),
        .. ValueCases.All,
        .. NameCases.All,
        OfInput("no-short-form", CallChanged, "Endpoint.RunAsync(prompt)", Breaking, Safe, Text("prompt!"), Text("prompt!") + "," + """ "tags!":{"type":"array","items":{"type":"string"}} """),
    ];

    private static string Text(string name) => Property(name, """{"type":"string"}""");

    private static string Integer(string name) => Property(name, """{"type":"integer"}""");

    private static string Number(string name) => Property(name, """{"type":"number"}""");

    private static string Nullable(string name, string type) => Property(name, $$"""{"anyOf":[{"type":"{{type}}"},{"type":"null"}]}""");

    private static string Described(string name) => Property(name, """{"type":"integer","description":"How many steps."}""");

    private static string Limited(string name, int minimum, int maximum) => Property(name, $$"""{"type":"number","minimum":{{minimum}},"maximum":{{maximum}}}""");

    private static string Choice(string name, params string[] values) => Property(name, $$"""{"type":"string","enum":[{{string.Join(",", values.Select(value => $"\"{value}\""))}}]}""");

    private static string Union(string name, params string[] types) => Property(name, $$"""{"anyOf":[{{string.Join(",", types.Select(type => $$"""{"type":"{{type}}"}"""))}}]}""");

    private static string SizeOr(params string[] presets) => Property(
        "size",
        """{"anyOf":[{"type":"object","title":"Dimensions","properties":{"width":{"type":"integer"},"height":{"type":"integer"}},"required":["width","height"]},"""
            + $$"""{"type":"string","enum":[{{string.Join(",", presets.Select(value => $"\"{value}\""))}}]}]}""");

    private static string Tuple(params string[] types) => Property(
        "point",
        $$"""{"type":"array","prefixItems":[{{string.Join(",", types.Select(type => $$"""{"type":"{{type}}"}"""))}}],"minItems":{{types.Length}},"maxItems":{{types.Length}}}""");

    private static string ListOf(string component) => Property("items", """{"type":"array","items":{"$ref":"#/components/schemas/""" + component + "\"}}");

    private static string Property(string name, string schema) => $"\"{name}\":{schema}";

    /// <summary>An output with a list of a component.</summary>
    private static ChangeCase Referring(string name, Cli.Diff.ChangeKind kind, string where, Cli.Diff.Impact compile, Cli.Diff.Impact runtime, string before, string after, string schema, string? newSchema = null, string? oldSchema = null) =>
        new(name, kind, where, compile, runtime)
        {
            OldOutput = Object(ListOf(before)),
            NewOutput = Object(ListOf(after)),
            OldComponents = $"\"{before}\":{oldSchema ?? schema}",
            NewComponents = $"\"{after}\":{newSchema ?? schema}",
        };
}
