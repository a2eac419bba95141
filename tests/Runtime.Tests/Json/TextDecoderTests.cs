using System.Text;

namespace Flux2Gen.Runtime.Tests.Json;

public class TextDecoderTests
{
    private const string Text = """{"a":"größe – 猫 🐈"}""";

    [Fact]
    public void Valid_UTF8_is_not_copied()
    {
        ReadOnlyMemory<byte> text = Encoding.UTF8.GetBytes(Text);

        Assert.True(TextDecoder.ToUtf8(text).Equals(text));
        Assert.True(TextDecoder.ToUtf8(text, "iso-8859-1").Equals(text));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void A_byte_order_mark_or_the_zeros_tell_the_encoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);

        Assert.Equal(Text, Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]));
        Assert.Equal(Text, Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)], "iso-8859-1"));
        Assert.Equal(Text, Decode(encoding.GetBytes(Text)));
        Assert.Equal(Text, Decode(encoding.GetBytes(Text), name));
    }

    [Fact]
    public void A_wide_charset_counts_only_where_it_is_true()
    {
        Assert.Equal("too large", Decode(Encoding.Unicode.GetBytes("too large"), "utf-16"));
        Assert.Equal("""{"a":1}""", Decode([.. """{"a":1}"""u8], "utf-16"));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("ISO_8859-1")]
    [InlineData("\"latin1\"")]
    [InlineData("us-ascii")]
    [InlineData("windows-1252")]
    public void The_charset_tells_what_is_no_UTF8(string charset) =>
        Assert.Equal("""{"a":"größe €"}""", Decode([.. Encoding.Latin1.GetBytes("{\"a\":\"größe "), 0x80, .. "\"}"u8], charset));

    [Theory]
    [InlineData(null)]
    [InlineData("utf-8")]
    [InlineData("utf8")]
    [InlineData("no-such-charset")]
    [InlineData("utf-7")]
    [InlineData("")]
    public void Invalid_bytes_become_one_replacement_character_each(string? charset) =>
        Assert.Equal("""{"a":"gr\ufffd\ufffde"}""".Replace("\\ufffd", "\ufffd", StringComparison.Ordinal), Decode([.. "{\"a\":\"gr"u8, 0xF6, 0xDF, .. "e\"}"u8], charset));

    [Fact]
    public void A_torn_character_leaves_the_quote_after_it() =>
        Assert.Equal("{\"a\":\"50%|\ufffd\",\"b\":1}", Decode([.. "{\"a\":\"50%|"u8, 0xE2, 0x96, .. "\",\"b\":1}"u8]));

    [Theory]
    [InlineData("89504E470D0A1A0A")]
    [InlineData("FFD8FFE000104A464946")]
    [InlineData("0000001866747970")]
    [InlineData("FFFB90640000")]
    public void Media_is_left_alone(string hex)
    {
        ReadOnlyMemory<byte> bytes = Convert.FromHexString(hex);

        Assert.True(TextDecoder.ToUtf8(bytes).Equals(bytes));
    }

    [Fact]
    public void Random_bytes_become_valid_text()
    {
        var random = new Random(7);
        var bytes = new byte[64];
        for (int round = 0; round < 20_000; round++)
        {
            random.NextBytes(bytes);
            bytes[0] = (byte)'{';

            ReadOnlySpan<byte> decoded = TextDecoder.ToUtf8(bytes, round % 2 == 0 ? null : "iso-8859-1").Span;

            Assert.True(System.Text.Unicode.Utf8.IsValid(decoded));
        }
    }

    private static string Decode(byte[] bytes, string? charset = null) => Encoding.UTF8.GetString(TextDecoder.ToUtf8(bytes, charset).Span);
}
