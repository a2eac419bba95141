using Flux2Gen.Cli.Output;

namespace Flux2Gen.Cli.Tests.Output;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("one | two", @"one \| two")]
    [InlineData("<img src=x>&", "&lt;img src=x&gt;&amp;")]
    [InlineData("![a](b) [c] `d` *e* _f_ ~g~ #1 $x$ \\", @"\!\[a\](b) \[c\] \`d\` \*e\* \_f\_ \~g\~ \#1 \$x\$ \\")]
    [InlineData("a\nb\r\nc", "a b  c")]
    [InlineData("a\u202Eb\u001b[31mc", "a\uFFFDb\uFFFD\\[31mc")]
    [InlineData("@octocat", "@<!-- -->octocat")]
    [InlineData("https://x.example www.x.example", "https:<!-- -->//x.example www<!-- -->.x.example")]
    [InlineData("Größe 日本", "Größe 日本")]
    public void Nothing_of_a_text_becomes_markup(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Of(text));

    [Theory]
    [InlineData("FluxInput.Seed", "`FluxInput.Seed`")]
    [InlineData("a`|`b\u202E\n", @"`a'\|'b\uFFFD `")]
    public void Code_does_not_end_before_its_end(string text, string markdown) => Assert.Equal(markdown.Replace(@"\uFFFD", "\uFFFD", StringComparison.Ordinal), MarkdownText.Code(text));
}
