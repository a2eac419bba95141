using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Verification.Samples;

namespace Flux2Gen.Cli.Tests.Samples;

public sealed class ObjectSamplesTests
{
    private const string Schema = """
        {
          "type": "object",
          "properties": {
            "prompt": { "const": "p" },
            "seed": { "anyOf": [{ "const": 1 }, { "type": "null" }] },
            "size": { "type": "object", "properties": { "width": { "const": 2 } } }
          },
          "required": ["prompt"]
        }
        """;

    [Theory]
    [InlineData("all members", """{"prompt":"p","seed":1,"size":{"width":2}}""")]
    [InlineData("required members only", """{"prompt":"p"}""")]
    [InlineData("members in reverse order", """{"size":{"width":2},"seed":1,"prompt":"p"}""")]
    [InlineData("unlisted member", "{\"prompt\":\"p\",\"flux2gen_unlisted\":" + ObjectSamples.UnlistedJson + "}")]
    [InlineData("every nullable member null", """{"prompt":"p","seed":null,"size":{"width":2}}""")]
    [InlineData("only 'seed'", """{"prompt":"p","seed":1}""")]
    [InlineData("only 'size'", """{"prompt":"p","size":{}}""")]
    public void Members_come_in_the_combinations_that_matter(string label, string json) =>
        Assert.Contains(new SampleValue(label, json), All(Schema));

    [Fact]
    public void Every_sample_of_every_member_comes_up_at_every_level()
    {
        string rounds = string.Join('\n', All(Schema).Where(sample => sample.Label.StartsWith("round", StringComparison.Ordinal)).Select(sample => sample.Json));

        Assert.Contains("\"seed\":null", rounds, StringComparison.Ordinal);
        Assert.Contains("\"size\":{\"width\":2}", rounds, StringComparison.Ordinal);
        Assert.Contains("\"size\":{}", rounds, StringComparison.Ordinal);
        Assert.Contains("\"size\":{\"flux2gen_unlisted\":", rounds, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"integer"}""", "98765432109876543210")]
    [InlineData("""{"type":"number"}""", "1e400")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"null"}]}""", "98765432109876543210")]
    [InlineData("""{"type":"integer","maximum":10}""", null)]
    [InlineData("""{"type":"string"}""", null)]
    public void A_member_without_bounds_is_a_number_beyond_all_of_csharps(string schema, string? number) => Assert.Equal(
        number is null ? [] : [$$"""{"seed":{{number}}}"""],
        All($$"""{"type":"object","properties":{"seed":{{schema}}},"required":["seed"]}""").Where(sample => sample.Label == "'seed' beyond every C# number").Select(sample => sample.Json));

    [Fact]
    public void Rounds_are_as_many_as_the_longest_list_of_samples_not_their_sum()
    {
        string members = string.Join(',', Enumerable.Range(0, 50).Select(index => $"\"m{index}\":{{\"type\":\"boolean\"}}"));

        SampleValue[] all = All($$"""{"type":"object","properties":{ {{members}} } }""");

        Assert.Equal(2, all.Count(sample => sample.Label.StartsWith("round", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_unlisted_member_keeps_to_the_schema_that_the_document_gives_for_it()
    {
        SampleValue[] all = All("""{"type":"object","properties":{"a":{"const":1}},"additionalProperties":{"const":9}}""");

        Assert.Contains(new SampleValue("unlisted member", """{"flux2gen_unlisted":9}"""), all);
    }

    private static SampleValue[] All(string schema) => [.. new ObjectSamples(TestSpecs.Schema(schema), new SampleBuilder()).All()];
}
