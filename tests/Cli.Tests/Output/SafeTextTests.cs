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
    public void Text_from_outside_cannot_play_with_the_terminal(string text, string safe) => Assert.Equal(safe, SafeText.Of(text));
}
