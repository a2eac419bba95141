namespace Flux2Gen.Runtime.Tests.Errors;

public class ErrorTextTests
{
    [Theory]
    [InlineData(" a\r\n\tb ", "a b")]
    [InlineData("a\u2028b\u2029c\u0085d", "a b c d")]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("a\u2066b\u2067c\u2068d\u2069e", "abcde")]
    [InlineData("z\u200Be\u200Cr\u200Do\u200E\u200F\u2060\uFEFF", "zero")]
    [InlineData("soft\u00AD\u061C\u180E", "soft")]
    [InlineData("tag\U000E0041\U000E007F\U000E0100", "tag")]
    [InlineData("fill\u3164\u115F\u1160\uFFA0\u034F\u2800\uFE0F", "fill")]
    [InlineData("größe 猫 🐈", "größe 猫 🐈")]
    [InlineData("\u0000\u001b[31m", "[31m")]
    public void One_line_has_only_what_can_be_seen(string text, string expected) => Assert.Equal(expected, ErrorText.OneLine(text));
}
