using Flux2Gen.Cli.Output;

namespace Flux2Gen.Cli.Tests.Output;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("Größe 日本 😀 [red]", "Größe 日本 😀 [red]")]
    [InlineData("a\u001b[2Jb\u0007", "a\uFFFD[2Jb\uFFFD")]
    [InlineData("a\nb\tc", "a b c")]
    [InlineData("a\u009bb\u2028c", "a\uFFFDb\uFFFDc")]
    [InlineData("a\u202Eb\u2066c", "a\uFFFDb\uFFFDc")]
    [InlineData("a\u200Fb\u061Cc", "a\uFFFDb\uFFFDc")]
    public void Text_from_outside_cannot_play_with_the_terminal(string text, string safe) => Assert.Equal(safe, SafeText.Of(text));

    [Fact]
    public void Json_says_the_same_without_the_characters_themselves()
    {
        const string Value = "Größe 😀 a\u202Eb\u009bc\u2028d\u007fe\u001bf";
        using var output = new StringWriter();
        new Terminal(output, TextWriter.Null, isTerminal: false).Json(json => json.WriteStringValue(Value));

        Assert.Equal(Value, System.Text.Json.JsonElement.Parse(output.ToString()).GetString());
        Assert.DoesNotContain(output.ToString(), character => character is '\u202E' or '\u009b' or '\u2028' or '\u007f' or '\u001b');
        Assert.Contains("Größe", output.ToString(), StringComparison.Ordinal);
    }
}
