using System.Globalization;

namespace Flux2Gen.Runtime.Tests.Prompts;

public class HexColorTests
{
    private static readonly HexColor Green = new(0x2E, 0xCC, 0x71);

    [Fact]
    public void A_prompt_names_it_with_the_keyword()
    {
        Assert.Equal("a wall painted in color #2ECC71", $"a wall painted in {Green}");
        Assert.Equal("gradient from hex #FF6B6B to hex #4ECDC4", $"gradient from {HexColor.Parse("#FF6B6B"):H} to {HexColor.Parse("#4ecdc4"):H}");
        Assert.Equal("accents in #FFD700", $"accents in {HexColor.Parse("#ffd700"):X}");
        Assert.Equal("color #000000", default(HexColor).ToString());
        Assert.Equal("color #2ECC71", Green.ToString("c", CultureInfo.InvariantCulture));
        Assert.Equal("#2ECC71", Green.Code);
    }

    [Theory]
    [InlineData("#2ECC71")]
    [InlineData("#2ecc71")]
    [InlineData(" #2eCc71 ")]
    [InlineData("color #2ECC71")]
    [InlineData("Color #2ECC71")]
    [InlineData("hex #2ECC71")]
    public void A_code_is_read_in_each_of_its_forms(string text)
    {
        Assert.Equal(Green, HexColor.Parse(text));
        Assert.True(HexColor.TryParse(text, out HexColor color));
        Assert.Equal((0x2E, 0xCC, 0x71), (color.Red, color.Green, color.Blue));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("2ECC71")]
    [InlineData("#2EC")]
    [InlineData("#2ECC7")]
    [InlineData("#2ECC711")]
    [InlineData("#2ECC71FF")]
    [InlineData("#2ECC7G")]
    [InlineData("#+ECC71")]
    [InlineData("#-ECC71")]
    [InlineData("# ECC71")]
    [InlineData("#2ECC7 ")]
    [InlineData("#2ECC7\0")]
    [InlineData("#2E\0\0\0\0")]
    [InlineData("#0x2ECC")]
    [InlineData("##2ECC71")]
    [InlineData("#２ECC71")]
    [InlineData("color2ECC71")]
    [InlineData("color hex #2ECC71")]
    [InlineData("green")]
    public void What_is_no_code_is_refused(string text)
    {
        Assert.False(HexColor.TryParse(text, out _));
        Assert.Contains("#RRGGBB", Assert.Throws<FormatException>(() => HexColor.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_no_code()
    {
        Assert.False(HexColor.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => HexColor.Parse(null!));
    }

    [Fact]
    public void Every_color_survives_its_text()
    {
        for (int value = 0; value <= 0xFFFFFF; value += 0x1F1F)
        {
            var color = new HexColor((byte)(value >> 16), (byte)(value >> 8), (byte)value);
            Assert.Equal(color, HexColor.Parse(color.ToString()));
            Assert.Equal(color, HexColor.Parse(color.Code));
        }
    }

    [Fact]
    public void A_form_that_does_not_exist_and_a_place_that_is_too_small_are_told()
    {
        Assert.Throws<FormatException>(() => Green.ToString("rgb", null));
        Span<char> place = stackalloc char[12];
        Assert.False(Green.TryFormat(place, out int written, default, null));
        Assert.Equal(0, written);
        Assert.True(Green.TryFormat(place, out written, "H", null));
        Assert.Equal("hex #2ECC71", place[..written].ToString());
    }
}
