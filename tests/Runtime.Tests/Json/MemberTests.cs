using System.Globalization;
using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Json;

/// <summary>How the members of an object are told apart, and what is remembered of them.</summary>
public class MemberTests
{
    private static readonly string[] Names =
        ["a", "b", "prompt", "Prompt", "PROMPT", "negative_prompt", "negative_promp", "", "größe", "大きさ", "🌊", "with space", "\"quoted\"", "a\\b", "\u0001", "image_url_1", "image_url_2"];

    [Fact]
    public void Every_name_is_found_in_any_order()
    {
        string json = Json(Names.Reverse().Select((name, index) => (name, $"{index}")));

        TextObject read = TextObject.Parse(Encoding.UTF8.GetBytes(json), Names);

        Assert.Equal(Names.Select((_, index) => Text(Names.Length - 1 - index)), read.Values);
        Assert.Null(read.AdditionalProperties);
    }

    [Fact]
    public void Every_name_is_found_however_it_is_escaped()
    {
        string members = string.Join(",", Names.Select((name, index) => $"\"{string.Concat(name.Select(unit => $"\\u{(int)unit:x4}"))}\":\"{index}\""));

        TextObject read = TextObject.Parse(Encoding.UTF8.GetBytes($"{{{members}}}"), Names);

        Assert.Equal(Names.Select((_, index) => Text(index)), read.Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void Every_name_is_found_in_pieces_of_any_size(int size)
    {
        byte[] json = Encoding.UTF8.GetBytes(Json([.. Names.Select((name, index) => (name, $"{index}")), ("unlisted", "x"), (new string('n', 1000), "y")]));
        var reader = new Utf8JsonReader(Segments.Of(json, size));
        reader.Read();

        TextObject read = TextObject.Read(ref reader, Names);

        Assert.Equal(Names.Select((_, index) => Text(index)), read.Values);
        Assert.Equal(["unlisted", new string('n', 1000)], read.AdditionalProperties!.Keys);
    }

    [Theory]
    [InlineData("""{"a":"1","b":null}""")]
    [InlineData("""{"b":"2"}""")]
    [InlineData("""{"a":null,"prompt":null,"negative_prompt":"größe","unlisted":"ü"}""")]
    [InlineData("""{"a":"","prompts":1,"promp":2,"negative_promptt":3,"A":4}""")]
    [InlineData("{}")]
    public void What_was_read_is_written(string json) => Assert.Equal(json, TextObject.Parse(Encoding.UTF8.GetBytes(json), Names[..12]).ToJson());

    [Fact]
    public void A_name_is_written_as_JSON_wants_it() =>
        Assert.Equal("""{"\u0022\u00E4\u0022":"x","b\\":"y"}""", TextObject.Parse("""{"\"ä\"":"x","b\\":"y"}"""u8, "\"ä\"", "b\\").ToJson());

    [Fact]
    public void Of_members_with_one_name_the_last_counts()
    {
        Assert.Equal("""{"a":"2","b":null,"x":2}""", TextObject.Parse("""{"a":null,"b":"1","x":1,"a":"2","b":null,"x":2}"""u8, "a", "b").ToJson());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1286)]
    public void Every_member_of_an_object_of_any_size_is_null_or_absent_or_there(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(index => $"member_{index}")];
        foreach (int turn in Enumerable.Range(0, 3))
        {
            // Each member is in turn null, absent and there.
            string members = string.Join(",", names.Select((name, index) => ((index + turn) % 3) switch { 0 => $"\"{name}\":null", 1 => $"\"{name}\":\"x\"", _ => "" }).Where(member => member.Length > 0));
            string json = $"{{{members}}}";

            TextObject read = TextObject.Parse(Encoding.UTF8.GetBytes(json), names);

            Assert.Equal(json, read.ToJson());
            Assert.Equal(json, (read with { }).ToJson());
            for (int index = 0; index < count; index++)
            {
                Assert.Equal((index + turn) % 3 == 0, read.State.WasNull(index));
                Assert.Equal((index + turn) % 3 == 2, read.State.WasAbsent(index));
                Assert.False(default(FalMemberState).WasNull(index));
                Assert.False(default(FalMemberState).WasAbsent(index));
            }
        }
    }

    [Fact]
    public void Copies_of_an_object_do_not_share_what_is_remembered()
    {
        string[] names = [.. Enumerable.Range(0, 100).Select(index => $"m{index}")];
        TextObject read = TextObject.Parse("""{"m0":"","m99":null}"""u8, names);

        Assert.Equal("""{"m0":"","m99":"x"}""", read.With(99, "x").ToJson());
        Assert.Equal("""{"m0":"","m99":null}""", read.ToJson());
    }

    [Theory]
    [InlineData("""{"\ud800":1}""", "\ufffd")]
    [InlineData("""{"a\udc00b":1}""", "a\ufffdb")]
    [InlineData("""{"url":null,"wid\ud83dth":1}""", "wid\ufffdth")]
    public void Names_that_no_text_can_hold_are_kept_mended(string json, string name)
    {
        ImageFile file = FalJson.Parse<ImageFile>(json);

        Assert.Equal(1, file.AdditionalProperties![name].GetInt32());
    }

    [Theory]
    [InlineData("""{"url":"https://x/a.png","note":"\ud800"}""")]
    [InlineData("""{"url":"https://x/a.png","note":["a\uDC00b",{"\uD83D":1}],"other":"\ud83d\ude00"}""")]
    public void Halves_of_characters_in_what_the_document_does_not_list_are_written_as_they_came(string json)
    {
        ImageFile file = FalJson.Parse<ImageFile>(json);

        Assert.Equal(json, file.ToJson());
    }

    [Fact]
    public void What_was_parsed_with_comments_and_trailing_commas_is_written_without_them()
    {
        using var lenient = JsonDocument.Parse(
            """[ "\ud83d\ude00", /* why */ 1, ]""", new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output))
        {
            FalJsonWriter.WriteElement(writer, lenient.RootElement);
        }

        using var written = JsonDocument.Parse(output.ToArray());
        Assert.Equal(["\U0001F600", "1"], written.RootElement.EnumerateArray().Select(static item => item.ToString()));
    }

    [Fact]
    public void Names_of_invalid_bytes_are_kept_mended()
    {
        ImageFile file = FalJson.Parse<ImageFile>([(byte)'{', (byte)'"', 0xc3, (byte)'"', (byte)':', (byte)'1', (byte)'}']);

        Assert.Equal(1, file.AdditionalProperties!["\ufffd"].GetInt32());
    }

    [Fact]
    public void Names_in_maps_are_kept_mended()
    {
        var reader = new Utf8JsonReader("""{"\ud800":1}"""u8);
        reader.Read();

        Assert.Equal(1, FalJsonReader.ReadMap(ref reader, FalJsonReader.ReadInt32)["\ufffd"]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Json(IEnumerable<(string Name, string Value)> members) =>
        $"{{{string.Join(",", members.Select(member => $"\"{JsonEncodedText.Encode(member.Name)}\":\"{member.Value}\""))}}}";
}
