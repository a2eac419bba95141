using System.Text.Json;
using Flux2Gen.Cli.Verification.RoundTrips;

namespace Flux2Gen.Cli.Tests.RoundTrips;

public sealed class JsonComparerTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null,"x"]}""", """{"b":[true,null,"x"],"a":1.0}""")]
    [InlineData("\"\\u00e4\\/\"", "\"\u00e4/\"")]
    [InlineData("[]", "[ ]")]
    public void Same_meaning_is_equal(string expected, string found) => Assert.Null(Compare(expected, found));

    [Theory]
    [InlineData("""{"a":1}""", """{}""", "$.a", "1", "nothing")]
    [InlineData("""{}""", """{"a":null}""", "$.a", "nothing", "null")]
    [InlineData("""{"a":{"b":[0,{"c":1}]}}""", """{"a":{"b":[0,{"c":2}]}}""", "$.a.b[1].c", "1", "2")]
    [InlineData("""[1,2]""", """[2,1]""", "$[0]", "1", "2")]
    [InlineData("""[1]""", """[1,2]""", "$[1]", "nothing", "2")]
    [InlineData("""[1,2]""", """[1]""", "$[1]", "2", "nothing")]
    [InlineData("""{"a b":true}""", """{"a b":false}""", "$['a b']", "true", "false")]
    [InlineData("""{"a":"1"}""", """{"a":1}""", "$.a", "\"1\"", "1")]
    [InlineData("""{"a":1}""", """{"a":1,"a":1}""", "$.a", "one member", "the member twice")]
    [InlineData("9223372036854775809", "9223372036854775808", "$", "9223372036854775809", "9223372036854775808")]
    public void The_first_difference_is_told_with_its_place(string expected, string found, string path, string was, string isNow) =>
        Assert.Equal(new JsonDifference(path, was, isNow), Compare(expected, found));

    [Fact]
    public void A_difference_is_one_line_of_bounded_length()
    {
        string line = new JsonDifference("$", new string('x', 5000), "a\nb").ToString();

        Assert.True(line.Length < 300);
        Assert.DoesNotContain('\n', line);
    }

    private static JsonDifference? Compare(string expected, string found) =>
        JsonComparer.Compare(JsonElement.Parse(expected), JsonElement.Parse(found));
}
