using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>What a description says itself is not said again; what only looks like it is.</summary>
public sealed class StatedFactsTests
{
    [Theory]
    [InlineData("Steps. Defaults to 28.", "28")]
    [InlineData("Steps. Default is 28.0.", "28")]
    [InlineData("Steps (default: 28)", "28")]
    [InlineData("Steps, default=28", "28")]
    [InlineData("Steps. Default value: `28`", "28")]
    [InlineData("Steps. **Default:** 28", "28")]
    [InlineData("DEFAULT 28", "28")]
    [InlineData("Uses 28 by default.", "28")]
    [InlineData("Uses 28 (default) steps", "28")]
    [InlineData("Default is glb.", "glb")]
    [InlineData("Default is `first-image`.", "first-image")]
    [InlineData("'none' (default) runs all", "none")]
    [InlineData("Default is False.", "false")]
    [InlineData("Defaults to -0.5", "-0.5")]
    public void A_default_that_is_stated(string text, string value) => Assert.True(new StatedFacts(text).SaysDefault(value));

    [Theory]
    [InlineData("Steps. Defaults to 280.", "28")]
    [InlineData("Steps. Defaults to 2.8.", "2")]
    [InlineData("Steps. Defaults to 28.5.", "28")]
    [InlineData("28 steps. The default favors quality.", "28")]
    [InlineData("Default is glbx.", "glb")]
    [InlineData("instead of the default target. true if", "true")]
    [InlineData("Off by default.", "false")]
    [InlineData("Defaults to 5", "-5")]
    [InlineData("", "x")]
    [InlineData("default", "")]
    public void A_default_that_is_not(string text, string value) => Assert.False(new StatedFacts(text).SaysDefault(value));

    [Theory]
    [InlineData("Strength (0-1).")]
    [InlineData("Strength, 0.0 to 1.0.")]
    [InlineData("Between 0 and 1.")]
    [InlineData("0 – 1")]
    [InlineData("Not -5 to 5, but 0..1")]
    public void A_range_that_is_stated(string text) => Assert.True(new StatedFacts(text).SaysRange("0", "1"));

    [Theory]
    [InlineData("0.0 means none, 1.0 means all")]
    [InlineData("0-10")]
    [InlineData("-1 to 0 to 2")]
    [InlineData("0 or 1")]
    public void A_range_that_is_not(string text) => Assert.False(new StatedFacts(text).SaysRange("0", "1"));

    [Theory]
    [InlineData("From -60 to 0", "-60", "0")]
    [InlineData("(-4 to -2)", "-4", "-2")]
    [InlineData("-4--2", "-4", "-2")]
    public void A_range_below_zero(string text, string minimum, string maximum) => Assert.True(new StatedFacts(text).SaysRange(minimum, maximum));

    [Fact]
    public void Sizes_lengths_and_limits()
    {
        Assert.True(new StatedFacts("max 8MB").SaysSize(8 * 1024 * 1024));
        Assert.True(new StatedFacts("max 8 MiB").SaysSize(8 * 1024 * 1024));
        Assert.True(new StatedFacts("max 100 MB").SaysSize(100_000_000));
        Assert.False(new StatedFacts("max 8 seconds").SaysSize(8 * 1024 * 1024));
        Assert.False(new StatedFacts("max 18MB").SaysSize(8 * 1024 * 1024));
        Assert.True(new StatedFacts("Max 2500 characters.").SaysLength(2500));
        Assert.False(new StatedFacts("Max 2500 items.").SaysLength(2500));
        Assert.True(new StatedFacts("x, Max file size: 10.0MB").SaysLimit("max file size"));
        Assert.False(new StatedFacts("the max file size is small").SaysLimit("max file size"));
    }
}
