using static Flux2Gen.Cli.Diff.ChangeKind;
using static Flux2Gen.Cli.Diff.Impact;
using static Flux2Gen.Cli.Tests.Diffing.ChangeCase;

namespace Flux2Gen.Cli.Tests.Diffing;

/// <summary>Names that stand for something else than before: the code compiles.</summary>
internal static class NameCases
{
    public static IReadOnlyList<ChangeCase> All { get; } =
    [
        OfInput("other-case-of-letters", MeaningChanged, "Mode.Hope", Safe, Breaking, Choice("hope", "a"), Choice("Hope", "a")),
        OfOutput("other-case-arrives", MeaningChanged, "Mode.Hope", Safe, Breaking, Choice("hope", "a"), Choice("Hope", "a")),
        OfInput("member-on-the-wire", WireNameChanged, "Input.Type", Safe, Breaking, """ "type":{"type":"string"} """, """ "Type":{"type":"string"} """),
        OfOutput("member-arrives", WireNameChanged, "Output.Type", Safe, Breaking, """ "type":{"type":"string"} """, """ "Type":{"type":"string"} """),
        OfInput("other-preset", MeaningChanged, "Mode.Square", Safe, Breaking, SizeOr("square", "tall"), SizeOr("Square", "tall")),
        OfInput("places-of-a-tuple", MeaningChanged, "Mode.Width", Safe, Breaking, Places("Width", "Height"), Places("Height", "Width")),
    ];

    private static string Choice(params string[] values) => $$""" "mode":{"type":"string","enum":[{{Quoted(values)}}]} """;

    private static string SizeOr(params string[] presets) =>
        """ "mode":{"anyOf":[{"type":"object","title":"Dimensions","properties":{"width":{"type":"integer"},"height":{"type":"integer"}},"required":["width","height"]},"""
            + $$"""{"type":"string","enum":[{{Quoted(presets)}}]}]} """;

    private static string Places(params string[] titles) =>
        $$""" "mode":{"type":"array","prefixItems":[{{string.Join(",", titles.Select(title => $$"""{"type":"integer","title":"{{title}}"}"""))}}],"minItems":2,"maxItems":2} """;

    private static string Quoted(string[] values) => string.Join(",", values.Select(value => $"\"{value}\""));
}
