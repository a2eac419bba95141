using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Generator.Tests.Naming;

/// <summary>The table of docs/naming.md.</summary>
public sealed class EnumMemberNameTests
{
    [Theory]
    [InlineData("jpeg", "Jpeg")]
    [InlineData("square_hd", "SquareHd")]
    [InlineData("landscape_16_9", "LandscapeSixteenNine")]
    [InlineData("portrait_4_3", "PortraitFourThree")]
    [InlineData("16:9", "SixteenNine")]
    [InlineData("21:9", "TwentyOneNine")]
    [InlineData("5", "Five")]
    [InlineData("30", "Thirty")]
    [InlineData("05", "_05")]
    [InlineData("480", "_480")]
    [InlineData("720p", "_720p")]
    [InlineData("512x992", "_512x992")]
    [InlineData("-1", "Minus1")]
    [InlineData("v1.1", "V1_1")]
    [InlineData("2.5", "TwoFive")]
    [InlineData("af-ZA", "AfZA")]
    [InlineData("Alice [EN]", "AliceEN")]
    [InlineData("DPM++ 2M", "DPM2M")]
    [InlineData("  Hope ", "Hope")]
    [InlineData("日本語", "日本語")]
    [InlineData("", "Empty")]
    [InlineData("+", "U002B")]
    [InlineData("🤩", "U1F929")]
    public void A_value_has_a_readable_name(string wire, string name) => Assert.Equal(name, EnumMemberName.Of(wire));
}
