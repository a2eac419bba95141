using System.Globalization;
using System.Text;
using System.Text.Json;
using Flux2Gen.Realtime.MessagePack;

namespace Flux2Gen.Runtime.Tests.Realtime;

/// <summary>The codec against the formats that the MessagePack specification lists, and what it makes of the rest.</summary>
public sealed class MessagePackTests
{
    /// <summary>Every format that JSON has a value for, in the shortest form, at its bounds. Both ways.</summary>
    [Theory]
    [InlineData("null", "c0")]
    [InlineData("false", "c2")]
    [InlineData("true", "c3")]
    [InlineData("0", "00")]
    [InlineData("127", "7f")]
    [InlineData("128", "cc80")]
    [InlineData("255", "ccff")]
    [InlineData("256", "cd0100")]
    [InlineData("65535", "cdffff")]
    [InlineData("65536", "ce00010000")]
    [InlineData("70000", "ce00011170")]
    [InlineData("4294967295", "ceffffffff")]
    [InlineData("4294967296", "cf0000000100000000")]
    [InlineData("9223372036854775807", "cf7fffffffffffffff")]
    [InlineData("9223372036854775808", "cf8000000000000000")]
    [InlineData("18446744073709551615", "cfffffffffffffffff")]
    [InlineData("-1", "ff")]
    [InlineData("-32", "e0")]
    [InlineData("-33", "d0df")]
    [InlineData("-128", "d080")]
    [InlineData("-129", "d1ff7f")]
    [InlineData("-32768", "d18000")]
    [InlineData("-32769", "d2ffff7fff")]
    [InlineData("-2147483648", "d280000000")]
    [InlineData("-2147483649", "d3ffffffff7fffffff")]
    [InlineData("-9223372036854775808", "d38000000000000000")]
    [InlineData("1.5", "cb3ff8000000000000")]
    [InlineData("-0", "cb8000000000000000")]
    [InlineData("5E-324", "cb0000000000000001")]
    [InlineData("1.7976931348623157E+308", "cb7fefffffffffffff")]
    [InlineData("\"\"", "a0")]
    [InlineData("\"a\"", "a161")]
    [InlineData("\"ü\"", "a2c3bc")]
    [InlineData("\"\\uD83D\\uDC08\"", "a4f09f9088")]
    [InlineData("[]", "90")]
    [InlineData("[1,[2],{}]", "9301910280")]
    [InlineData("{}", "80")]
    [InlineData("""{"compact":true,"schema":0}""", "82a7636f6d70616374c3a6736368656d6100")]
    [InlineData("""{"prompt":"a","n":1,"f":1.5,"big":70000,"neg":-1,"nil":null,"b":true,"arr":[1,"x"]}""",
        "88a670726f6d7074a161a16e01a166cb3ff8000000000000a3626967ce00011170a36e6567ffa36e696cc0a162c3a36172729201a178")]
    public void A_value_has_one_form_both_ways(string json, string hex)
    {
        Assert.Equal(hex, ToHex(json));
        Assert.Equal(json, ToJson(hex));
    }

    [Theory]
    [InlineData(31, "bf")]
    [InlineData(32, "d920")]
    [InlineData(255, "d9ff")]
    [InlineData(256, "da0100")]
    [InlineData(65535, "daffff")]
    [InlineData(65536, "db00010000")]
    public void A_text_has_the_shortest_header(int length, string header)
    {
        string json = $"\"{new string('x', length)}\"";
        string hex = ToHex(json);

        Assert.Equal(header + string.Concat(Enumerable.Repeat("78", length)), hex);
        Assert.Equal(json, ToJson(hex));
    }

    [Theory]
    [InlineData(15, "9f")]
    [InlineData(16, "dc0010")]
    [InlineData(65535, "dcffff")]
    [InlineData(65536, "dd00010000")]
    public void An_array_has_the_shortest_header(int count, string header)
    {
        string json = $"[{string.Join(',', Enumerable.Repeat("0", count))}]";
        string hex = ToHex(json);

        Assert.Equal(header + string.Concat(Enumerable.Repeat("00", count)), hex);
        Assert.Equal(json, ToJson(hex));
    }

    [Theory]
    [InlineData(15, "8f")]
    [InlineData(16, "de0010")]
    [InlineData(65536, "df00010000")]
    public void A_map_has_the_shortest_header(int count, string header)
    {
        string json = $"{{{string.Join(',', Enumerable.Range(0, count).Select(static key => string.Create(CultureInfo.InvariantCulture, $"\"k{key}\":0")))}}}";
        string hex = ToHex(json);

        Assert.StartsWith(header, hex, StringComparison.Ordinal);
        Assert.Equal(json, ToJson(hex));
    }

    /// <summary>What another writer may send, and this one never does.</summary>
    [Theory]
    [InlineData("cc01", "1")]
    [InlineData("d001", "1")]
    [InlineData("d10001", "1")]
    [InlineData("d200000001", "1")]
    [InlineData("d30000000000000001", "1")]
    [InlineData("d3ffffffffffffffff", "-1")]
    [InlineData("cf0000000000000001", "1")]
    [InlineData("ca3fc00000", "1.5")]
    [InlineData("ca3dcccccd", "0.10000000149011612")]
    [InlineData("cb3ff0000000000000", "1")]
    [InlineData("ca80000000", "-0")]
    [InlineData("cb7ff8000000000000", "\"NaN\"")]
    [InlineData("cb7ff0000000000000", "\"Infinity\"")]
    [InlineData("cafF800000", "\"-Infinity\"")]
    [InlineData("d90161", "\"a\"")]
    [InlineData("da000161", "\"a\"")]
    [InlineData("db0000000161", "\"a\"")]
    [InlineData("dc000101", "[1]")]
    [InlineData("dd0000000101", "[1]")]
    [InlineData("de0001a16101", """{"a":1}""")]
    [InlineData("df00000001a16101", """{"a":1}""")]
    [InlineData("a2c328", "\"\ufffd(\"")]
    [InlineData("82a16101a16102", """{"a":1,"a":2}""")]
    public void Every_form_of_a_value_is_read(string hex, string json) => Assert.Equal(json, ToJson(hex));

    [Theory]
    [InlineData("c403010203", "AQID")]
    [InlineData("c50003010203", "AQID")]
    [InlineData("c600000003010203", "AQID")]
    [InlineData("c400", "")]
    public void Bytes_are_base64_text_and_are_listed_as_they_are(string hex, string text)
    {
        MessagePackJson message = MessagePackToJson.Convert(Convert.FromHexString(hex));

        Assert.Equal($"\"{text}\"", Encoding.UTF8.GetString(message.Utf8.Span));
        Assert.Equal(("$", text), (message.Binaries.Single().Path, Convert.ToBase64String(message.Binaries.Single().Bytes.Span)));
    }

    [Fact]
    public void Bytes_are_found_by_their_path()
    {
        // {"images":[{"content":bytes,"width":1},{"a b":bytes}],"seed":5}
        MessagePackJson message = MessagePackToJson.Convert(Convert.FromHexString(
            "82a6696d616765739282a7636f6e74656e74c403010203a577696474680181a3612062c402fbffa47365656405"));

        Assert.Equal("""{"images":[{"content":"AQID","width":1},{"a b":"+/8="}],"seed":5}""", Encoding.UTF8.GetString(message.Utf8.Span));
        Assert.Equal("$.images[0].content 010203, $.images[1]['a b'] FBFF", string.Join(", ", message.Binaries.Select(static binary => $"{binary.Path} {Convert.ToHexString(binary.Bytes.Span)}")));
    }

    [Theory]
    [InlineData("82a7636f6e74656e74c403010203ac636f6e74656e745f74797065a9696d6167652f706e67", """{"content":"AQID","content_type":"image/png","url":"data:image/png;base64,AQID"}""")]
    [InlineData("82a7636f6e74656e74c403010203ac636f6e74656e745f74797065d909696d6167652f706e67", """{"content":"AQID","content_type":"image/png","url":"data:image/png;base64,AQID"}""")]
    [InlineData("81a7636f6e74656e74c403010203", """{"content":"AQID","url":"data:application/octet-stream;base64,AQID"}""")]
    [InlineData("82a7636f6e74656e74c403010203ac636f6e74656e745f74797065a3612c62", """{"content":"AQID","content_type":"a,b","url":"data:application/octet-stream;base64,AQID"}""")]
    [InlineData("82a7636f6e74656e74c403010203a375726ca178", """{"content":"AQID","url":"x"}""")]
    [InlineData("81a7636f6e74656e74a3616263", """{"content":"abc"}""")]
    public void A_file_in_bytes_gets_a_url_for_the_typed_output(string hex, string json)
    {
        byte[] bytes = Convert.FromHexString(hex);

        Assert.Equal(json, Encoding.UTF8.GetString(MessagePackToJson.Convert(bytes, addUrls: true).Utf8.Span));
        Assert.Equal(json.Contains("data:", StringComparison.Ordinal), MessagePackToJson.Convert(bytes).HasFiles);
        Assert.DoesNotContain("data:", ToJson(hex), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d6ff00000000", "\"1970-01-01T00:00:00Z\"")]
    [InlineData("d6ffffffffff", "\"2106-02-07T06:28:15Z\"")]
    [InlineData("d7ff0000000400000001", "\"1970-01-01T00:00:01.000000001Z\"")]
    [InlineData("c70cff00000000fffffff1886e0900", "\"0001-01-01T00:00:00Z\"")]
    [InlineData("c70cff00000000fffffff1886e08ff", """{"ext":-1,"data":"AAAAAP////GIbgj/"}""")]
    [InlineData("c70cff000000007fffffffffffffff", """{"ext":-1,"data":"AAAAAH//////////"}""")]
    [InlineData("d7ffffffffff00000000", """{"ext":-1,"data":"/////wAAAAA="}""")]
    [InlineData("d40501", """{"ext":5,"data":"AQ=="}""")]
    [InlineData("d5050102", """{"ext":5,"data":"AQI="}""")]
    [InlineData("d60501020304", """{"ext":5,"data":"AQIDBA=="}""")]
    [InlineData("d8fe000102030405060708090a0b0c0d0e0f", """{"ext":-2,"data":"AAECAwQFBgcICQoLDA0ODw=="}""")]
    [InlineData("c70005", """{"ext":5,"data":""}""")]
    [InlineData("c800010501", """{"ext":5,"data":"AQ=="}""")]
    [InlineData("c9000000010501", """{"ext":5,"data":"AQ=="}""")]
    public void An_extension_is_kept_and_a_time_is_told(string hex, string json) => Assert.Equal(json, ToJson(hex));

    [Theory]
    [InlineData("8101a161", """{"1":"a"}""")]
    [InlineData("81ffa161", """{"-1":"a"}""")]
    [InlineData("81c0a161", """{"null":"a"}""")]
    [InlineData("81c3a161", """{"true":"a"}""")]
    [InlineData("81cb3ff8000000000000a161", """{"1.5":"a"}""")]
    [InlineData("81c403010203a161", """{"AQID":"a"}""")]
    [InlineData("81d90161a161", """{"a":"a"}""")]
    [InlineData("81a2c32800", "{\"\ufffd(\":0}")]
    public void A_key_that_is_no_text_becomes_one(string hex, string json) => Assert.Equal(json, ToJson(hex));

    [Theory]
    [InlineData("", "0")]
    [InlineData("c1", "begins no value")]
    [InlineData("a161ff", "1 bytes follow")]
    [InlineData("a3", "3 bytes are announced")]
    [InlineData("dbffffffff61", "4294967295 bytes are announced")]
    [InlineData("c6ffffffff", "4294967295 bytes are announced")]
    [InlineData("c9ffffffff05", "4294967295 bytes are announced")]
    [InlineData("ddffffffffc0", "4294967295 values are announced")]
    [InlineData("dfffffffffc0c0", "4294967295 values are announced")]
    [InlineData("df8000000000", "2147483648 values are announced")]
    [InlineData("82a16101", "values are announced")]
    [InlineData("82a1a1a1", "2 values are announced")]
    [InlineData("81a1a1a2a1", "2 bytes are announced")]
    [InlineData("cb3ff8", "8 bytes are announced")]
    [InlineData("da00", "2 bytes are announced")]
    [InlineData("8190c0", "an array or a map")]
    [InlineData("81de00000000", "an array or a map")]
    public void Bytes_that_are_no_message_are_refused(string hex, string reason)
    {
        MessagePackException exception = Assert.Throws<MessagePackException>(() => ToJson(hex));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever is cut off or altered, the end is an answer or an error, and no other exception.</summary>
    [Fact]
    public void No_damage_gets_through()
    {
        byte[] whole = Convert.FromHexString(
            "8aa1618201c3a162c0a161dc0002cb3ff800000000000001a163c403010203a164d6ff00000000a165d90161a166c70205aabba167de0001a178cf0000000100000000a168d3ffffffff7fffffffa169dd00000001ca3fc00000a16aa2c328");
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Throws<MessagePackException>(() => MessagePackToJson.Convert(whole.AsMemory(0, length)));
        }

        for (int index = 0; index < whole.Length * 256; index++)
        {
            byte[] altered = [.. whole];
            altered[index / 256] = (byte)index;
            try
            {
                using var document = JsonDocument.Parse(MessagePackToJson.Convert(altered, addUrls: true).Utf8, new JsonDocumentOptions { MaxDepth = 512 });
            }
            catch (MessagePackException)
            {
                // As it should be.
            }
        }
    }

    [Fact]
    public void Values_are_nested_as_deep_as_JSON_is_read_and_no_deeper()
    {
        string deepest = string.Concat(Enumerable.Repeat("91", 512)) + "c0";
        string json = ToJson(deepest);

        Assert.Equal(deepest, ToHex(json));
        Assert.NotNull(JsonElementExtensions.TryParse(Encoding.UTF8.GetBytes(json)));
        Assert.Throws<MessagePackException>(() => ToJson("91" + deepest));
        Assert.Throws<MessagePackException>(() => ToJson(string.Concat(Enumerable.Repeat("81a161", 600)) + "c0"));
        Assert.ThrowsAny<JsonException>(() => ToHex($"[{json}]"));
    }

    [Theory]
    [InlineData("1.0", "cb3ff0000000000000")]
    [InlineData("1e3", "cb408f400000000000")]
    [InlineData("-0.0", "cb8000000000000000")]
    [InlineData("0.1234567890123456789", "cb3fbf9add3746f65f")]
    [InlineData("18446744073709551616", "cb43f0000000000000")]
    [InlineData("-9223372036854775809", "cbc3e0000000000000")]
    [InlineData("""
        "a\u00e4\n\"\/\ud83d\udc08"
        """, "aa61c3a40a222ff09f9088")]
    [InlineData("""
        "\ud800x\\\t\udc00"
        """, "a9efbfbd785c09efbfbd")]
    [InlineData("""
        {"\ud800":1}
        """, "81a3efbfbd01")]
    [InlineData(" { \"a\" : [ ] } ", "81a16190")]
    public void Json_that_has_another_form_is_sent(string json, string hex) => Assert.Equal(hex, ToHex(json));

    [Fact]
    public void Bytes_at_places_with_long_names_do_not_take_many_times_the_memory_of_the_message()
    {
        byte[] message = [0x81, 0xda, 0x80, 0x00, .. Enumerable.Repeat((byte)'a', 0x8000), 0xdc, 0x01, 0x00, .. Enumerable.Repeat<byte[]>([0xc4, 0x00], 256).SelectMany(static bytes => bytes)];

        MessagePackException refused = Assert.Throws<MessagePackException>(() => MessagePackToJson.Convert(message));

        Assert.Contains("places", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_beyond_all_is_refused_without_being_told()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ToHex("""{"a":17e999}"""));
        Assert.DoesNotContain("17", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "81aa726571756573745f6964a178")]
    [InlineData("""{"a":{"request_id":1}}""", "82aa726571756573745f6964a178a16181aa726571756573745f696401")]
    public void An_id_is_sent_with_an_object(string json, string hex) =>
        Assert.Equal(hex, Convert.ToHexStringLower(JsonToMessagePack.Convert(Encoding.UTF8.GetBytes(json), "request_id", "x").Span));

    [Theory]
    [InlineData("[]", "not an object")]
    [InlineData("1", "not an object")]
    [InlineData("""{"a":1,"request_id":"y"}""", "of its own")]
    [InlineData("""{"\u0072equest_id":"y"}""", "of its own")]
    public void An_id_is_not_sent_twice_or_with_anything_else(string json, string reason)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => JsonToMessagePack.Convert(Encoding.UTF8.GetBytes(json), "request_id", "x"));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    private static string ToHex(string json) => Convert.ToHexStringLower(JsonToMessagePack.Convert(Encoding.UTF8.GetBytes(json)).Span);

    private static string ToJson(string hex) => Encoding.UTF8.GetString(MessagePackToJson.Convert(Convert.FromHexString(hex)).Utf8.Span);
}
