using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Prompts;

public class StructuredPromptTests
{
    private static readonly StructuredPrompt Whole = new()
    {
        Scene = "A harbour at dawn",
        Subjects =
        [
            new PromptSubject { Type = "fisherman", Description = $"an old man in {new HexColor(0xFF, 0xD7, 0x00)}", Pose = "mending a net", Position = "foreground" },
            new PromptSubject { Type = "lighthouse", Position = "background" },
        ],
        Style = "oil painting",
        ColorPalette = [new HexColor(0x2E, 0xCC, 0x71), "warm sand"],
        Lighting = "low sun from the left",
        Mood = "quiet",
        Composition = "rule of thirds",
        Camera = new PromptCamera { Angle = "eye level", Distance = "wide shot", Lens = "35mm" },
    };

    [Fact]
    public void It_is_written_as_the_reference_shows()
    {
        Assert.Equal(
            """
            {"scene":"A harbour at dawn",
            "subjects":[{"type":"fisherman","description":"an old man in color #FFD700","pose":"mending a net","position":"foreground"},
            {"type":"lighthouse","position":"background"}],
            "style":"oil painting","color_palette":["#2ECC71","warm sand"],"lighting":"low sun from the left",
            "mood":"quiet","composition":"rule of thirds","camera":{"angle":"eye level","distance":"wide shot","lens":"35mm"}}
            """.ReplaceLineEndings(""),
            Whole.ToString());
    }

    [Fact]
    public void It_goes_wherever_a_prompt_goes()
    {
        var input = new PictureInput { Prompt = new StructuredPrompt { Scene = "a mill" } };
        string? none = (StructuredPrompt?)null;

        Assert.Equal("""{"scene":"a mill"}""", input.Prompt);
        Assert.Null(none);
        Assert.Equal("{}", new StructuredPrompt());
        using JsonDocument sent = JsonDocument.Parse(new PictureInput { Prompt = Whole }.ToJson());
        Assert.Equal(Whole.ToString(), sent.RootElement.GetProperty("prompt").GetString());
    }

    [Fact]
    public void Letters_and_marks_stay_as_they_are()
    {
        const string Text = "Käse & Brot <fresh> 'n' +1, 漁師 😀";

        Assert.Equal($$"""{"scene":"{{Text}}"}""", new StructuredPrompt { Scene = Text });
        Assert.Equal("""{"scene":"\\uD83D\\uDE00 \\😀"}""", new StructuredPrompt { Scene = "\\uD83D\\uDE00 \\😀" });
        Assert.Equal("""{"scene":"say \"hi\"\nand go"}""", new StructuredPrompt { Scene = "say \"hi\"\nand go" });
    }

    [Fact]
    public void It_is_read_back()
    {
        Assert.True(StructuredPrompt.TryParse(Whole, out StructuredPrompt? read));

        Assert.Equal(Whole.ToString(), read.ToString());
        Assert.Equal("mending a net", read.Subjects![0].Pose);
        Assert.True(read.ColorPalette![0].TryGetHexColor(out HexColor green));
        Assert.Equal(new HexColor(0x2E, 0xCC, 0x71), green);
        Assert.False(read.ColorPalette[1].TryGetHexColor(out _));
        Assert.Equal("warm sand", read.ColorPalette[1].Value);
        Assert.Equal("35mm", read.Camera!.Lens);
    }

    [Fact]
    public void Parts_of_your_own_are_kept()
    {
        const string Json = """{"scene":"a mill","weather":{"wind":3},"subjects":[{"type":"dog","breed":"beagle"}],"camera":{"iso":100}}""";

        Assert.True(StructuredPrompt.TryParse($" {Json}\n", out StructuredPrompt? read));

        Assert.Equal(3, read.AdditionalProperties!["weather"].GetProperty("wind").GetInt32());
        using JsonDocument written = JsonDocument.Parse(read.ToString());
        using JsonDocument expected = JsonDocument.Parse(Json);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, written.RootElement));
        var made = new StructuredPrompt { Scene = "a mill", AdditionalProperties = new Dictionary<string, JsonElement> { ["film"] = JsonElement.Parse("\"Portra\"") } };
        Assert.Equal("""{"scene":"a mill","film":"Portra"}""", made);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a mill by a river")]
    [InlineData("[\"a mill\"]")]
    [InlineData("\"a mill\"")]
    [InlineData("{ a mill }")]
    [InlineData("{\"scene\":\"a mill\"")]
    [InlineData("{\"scene\":\"a mill\"} and more")]
    [InlineData("{\"subjects\":\"a dog\"}")]
    [InlineData("{\"color_palette\":[1]}")]
    [InlineData("{\"color_palette\":[null]}")]
    [InlineData("{\"camera\":[]}")]
    public void What_is_no_structured_prompt_is_told_apart(string? text)
    {
        Assert.False(StructuredPrompt.TryParse(text, out StructuredPrompt? prompt));
        Assert.Null(prompt);
    }

    [Fact]
    public void It_can_be_changed_by_a_copy()
    {
        StructuredPrompt night = Whole with { Lighting = "moon", Camera = Whole.Camera! with { Lens = "85mm" } };

        Assert.Equal("low sun from the left", Whole.Lighting);
        Assert.Contains("\"lens\":\"85mm\"", night.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Colors_of_a_palette_are_values()
    {
        Assert.Equal(new PaletteColor("#2ECC71"), (PaletteColor)new HexColor(0x2E, 0xCC, 0x71));
        Assert.Equal(default, new PaletteColor(""));
        Assert.Equal("warm sand", ((PaletteColor)"warm sand").ToString());
        Assert.Throws<ArgumentNullException>(() => (PaletteColor)(string)null!);
    }
}
