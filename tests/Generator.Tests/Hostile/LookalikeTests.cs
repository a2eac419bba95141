using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Names that read like other names, and characters that show nothing.</summary>
public sealed class LookalikeTests
{
    [Fact]
    public void FLUX0204_property_with_letters_of_another_script()
    {
        TestSpec spec = TestSpec.WithInput("\"prompt\": { \"type\": \"string\" }, \"\u0440rompt\": { \"type\": \"string\" }");

        GeneratorRun run = Attack.Emits(spec);

        Assert.Equal(
            [$"{spec.Path}({spec.PlaceOf("\"\u0440rompt\"")}): warning FLUX0204: '\u0440rompt' reads like 'prompt', but has letters of another script: U+0440. Check the spelling; the C# name keeps them."],
            run.Diagnostics);
        Assert.Contains("string? \u0420rompt ", run.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u0440rompt", "seed")] // Cyrillic r beside Latin letters
    [InlineData("pr\u03bfmpt", "seed")] // Greek o
    [InlineData("\uff50rompt", "seed")] // full-width p
    [InlineData("x_\u0430", "seed")] // a word of its own
    [InlineData("\u0441\u043e\u0440", "cop")] // nothing Latin, but read like another name
    [InlineData("\u0441\u043e\u0440", "COP")]
    [InlineData("\u0131d", "id")]
    public void Lookalike_name_is_reported_wherever_it_stands(string name, string other)
    {
        TestSpec[] specs =
        [
            TestSpec.WithInput($"\"{name}\": {{ \"type\": \"string\" }}, \"{other}\": {{ \"type\": \"string\" }}"),
            TestSpec.WithInput($"\"e\": {{ \"enum\": [\"{name}\", \"{other}\"] }}"),
            TestSpec.WithInput(
                $"\"a\": {{ \"$ref\": \"#/components/schemas/{name}\" }}, \"b\": {{ \"$ref\": \"#/components/schemas/{other}\" }}",
                $"\"{name}\": {{ \"enum\": [\"a\"] }}, \"{other}\": {{ \"enum\": [\"a\"] }}"),
        ];
        Assert.All(specs, static spec => Assert.Contains("FLUX0204", Assert.Single(Attack.Emits(spec).Diagnostics), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\u041f\u0440\u0438\u0432\u0435\u0442 world")]
    [InlineData("\u0441\u043e\u0440")]
    [InlineData("H\u00e9l\u00e8ne (fr)")]
    [InlineData("\u65e5\u672c\u8a9e text")]
    [InlineData("\u0394t")]
    [InlineData("T\u00fcrkiye \u0131rmak")]
    [InlineData("5\u00b5m")]
    public void Name_of_another_script_is_no_lookalike(string name) =>
        Assert.Empty(Attack.Emits(TestSpec.WithInput($"\"{name}\": {{ \"type\": \"string\" }}, \"prompt\": {{ \"type\": \"string\" }}")).Diagnostics);

    /// <summary>Fillers, joiners, selectors and blanks, in names, values and texts.</summary>
    [Fact]
    public void Nothing_invisible_is_in_the_code()
    {
        int[] invisible =
        [
            0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x202e, 0x2060, 0x2066, 0x2800, 0x3164, 0xfe00, 0xfe0f,
            0xfeff, 0xffa0, 0x1d173, 0xe0001, 0xe0041, 0xe0100,
        ];
        foreach (string[] some in invisible.Select(char.ConvertFromUtf32).Chunk(5))
        {
            string properties = string.Join(", ", some.Select(static mark => $$"""
                {{Attack.Json(mark)}}: { "type": "string", "description": {{Attack.Json($"a{mark}b {mark}")}} },
                {{Attack.Json($"prompt{mark}")}}: { "enum": [{{Attack.Json($"x{mark}y")}}, {{Attack.Json(mark)}}], "description": {{Attack.Json(mark)}} }
                """));

            GeneratorRun run = Attack.Emits(TestSpec.WithInput($"\"prompt\": {{ \"type\": \"string\" }}, {properties}"));

            Assert.All(some, mark => Assert.DoesNotContain(mark, run.Source, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Joiners_stay_where_they_join()
    {
        const string Family = "\U0001f469\u200d\U0001f469\u200d\U0001f467";
        const string Persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";
        GeneratorRun run = Attack.Emits(TestSpec.WithInput($"\"a\": {{ \"type\": \"string\", \"description\": \"{Family} {Persian} x\u200dy\" }}"));

        Assert.Contains($"{Family} {Persian} xy", run.Source, StringComparison.Ordinal);
    }
}
