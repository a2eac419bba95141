using System.Text.Json;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Verification.Samples;

namespace Flux2Gen.Cli.Tests.Samples;

public sealed class SampleBuilderTests
{
    [Theory]
    [InlineData("""{"type":"boolean"}""", "true", "false")]
    [InlineData("""{"type":"string","examples":["a cat"]}""", "\"a cat\"", "\"\"")]
    [InlineData("""{"type":"string","default":"b"}""", "\"b\"")]
    [InlineData("""{"type":"string","enum":["a","b"]}""", "\"a\"", "\"b\"", "\"flux2gen-unlisted\"")]
    [InlineData("""{"type":"integer","enum":[5,10]}""", "5", "10", "11")]
    [InlineData("""{"const":"720p","type":"string"}""", "\"720p\"")]
    [InlineData("""{"type":"integer"}""", "-9223372036854775808", "9223372036854775807", "9007199254740993", "3.0", "100E0")]
    [InlineData("""{"type":"number"}""", "1.0", "1E2", "1e-7", "1.7976931348623157E+308")]
    [InlineData("""{"type":"integer","minimum":2,"exclusiveMaximum":9}""", "2", "8", "3.0")]
    [InlineData("""{"type":"integer","maximum":18446744073709551615}""", "18446744073709551615")]
    [InlineData("""{"type":"number","minimum":0.25,"maximum":1e3}""", "0.25", "1e3", "0.1")]
    [InlineData("""{"anyOf":[{"type":"integer","maximum":7},{"type":"null"}]}""", "7", "null")]
    [InlineData("""{"type":"string","nullable":true}""", "\"text\"", "null")]
    [InlineData("""{"type":["string","null"]}""", "\"text\"", "null")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"boolean"}}]}""", "\"text\"", "[]", "[true,false]")]
    [InlineData("""{"type":"array","items":{"enum":["a","b"]}}""", "[]", "[\"a\"]", "[\"a\",\"b\",\"flux2gen-unlisted\"]")]
    [InlineData("""{"type":"array","prefixItems":[{"enum":[1]},{"enum":["a"]}]}""", "[1,\"a\"]", "[2,\"a\"]", "[1,\"flux2gen-unlisted\"]")]
    [InlineData("""{"type":"object","additionalProperties":{"const":1}}""", "{}", "{\"key 1/\\u00E4\":1}")]
    [InlineData("""{"type":"object"}""", "{}", ObjectSamples.UnlistedJson)]
    [InlineData("""{}""", "null", "true", "12.5", ObjectSamples.UnlistedJson)]
    [InlineData("""{"$ref":"#/components/schemas/NotThere"}""", "null", "true", "12.5")]
    [InlineData("""{"allOf":[{"$ref":"#/components/schemas/Flag"}]}""", "true", "false")]
    public void Every_case_has_a_sample(string schema, params string[] expected)
    {
        string[] samples = Build(schema, """{"Flag":{"type":"boolean"}}""");

        Assert.Subset(samples.ToHashSet(), expected.ToHashSet());
    }

    [Fact]
    public void A_stated_value_that_contradicts_its_schema_is_no_sample()
    {
        string[] samples = Build("""{"type":"integer","examples":["ten",3],"default":2.5}""");

        Assert.Contains("3", samples);
        Assert.DoesNotContain("\"ten\"", samples);
        Assert.DoesNotContain("2.5", samples);
    }

    [Fact]
    public void Numbers_stay_as_the_document_writes_them() =>
        Assert.Contains("1.50e1", Build("""{"type":"number","examples":[1.50e1]}"""));

    [Fact]
    public void A_union_gets_values_of_the_kinds_that_no_arm_takes_but_what_is_merely_nullable_does_not()
    {
        string[] samples = Build("""{"anyOf":[{"type":"string"},{"type":"object","properties":{"a":{}},"required":["a"]}]}""");
        Assert.Subset(samples.ToHashSet(), new HashSet<string> { "true", "12.5", "[1,[]]" });
        Assert.DoesNotContain(ObjectSamples.UnlistedJson, samples);
        Assert.DoesNotContain("true", Build("""{"anyOf":[{"type":"string"},{"type":"null"}]}"""));
        Assert.DoesNotContain("true", Build("""{"anyOf":[{"type":"string"},{"enum":["a"]}]}"""));
    }

    [Fact]
    public void A_choice_of_objects_that_ask_for_the_same_members_is_one_type_and_no_union()
    {
        const string Schemas = """{"Video":{"type":"object","required":["url"],"properties":{"url":{"type":"string"}}},"File":{"type":"object","title":"A file","required":["url"],"properties":{"url":{"type":"string"}}},"Drawing":{"type":"object","required":["url","strokes"],"properties":{"url":{"type":"string"},"strokes":{"type":"integer"}}}}""";

        Assert.DoesNotContain("12.5", Build("""{"anyOf":[{"$ref":"#/components/schemas/Video"},{"$ref":"#/components/schemas/File"}]}""", Schemas));
        Assert.Contains("12.5", Build("""{"anyOf":[{"$ref":"#/components/schemas/Video"},{"$ref":"#/components/schemas/Drawing"}]}""", Schemas));
    }

    [Fact]
    public void A_whole_number_of_seconds_is_a_number_in_a_file()
    {
        const string Schemas = """{"Video":{"type":"object","properties":{"url":{"type":"string"},"duration":{"type":"integer"},"frames":{"type":"integer"}}}}""";

        string samples = string.Join('\n', Build("""{"$ref":"#/components/schemas/Video"}""", Schemas));

        Assert.Contains("\"duration\":0.5", samples, StringComparison.Ordinal);
        Assert.Contains("\"frames\":9007199254740993", samples, StringComparison.Ordinal);
        Assert.DoesNotContain("\"duration\":9007199254740993", samples, StringComparison.Ordinal);
    }

    [Fact]
    public void Keywords_beside_a_reference_count() => Assert.Contains(
        """{"url":"x"}""",
        Build("""{"$ref":"#/components/schemas/File","examples":[{"url":"x"}]}""", """{"File":{"type":"object","properties":{"url":{"type":"string"}}}}"""));

    [Fact]
    public void A_schema_that_contains_itself_ends()
    {
        const string Tree = """{"Tree":{"type":"object","properties":{"left":{"$ref":"#/components/schemas/Tree"},"items":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}}}}}""";

        string[] samples = Build("""{"$ref":"#/components/schemas/Tree"}""", Tree);

        Assert.Contains(samples, sample => sample.Contains("{\"left\":{\"left\":", StringComparison.Ordinal));
        Assert.All(samples, sample => Assert.True(sample.Length < 10_000));
    }

    [Fact]
    public void A_schema_that_asks_for_itself_without_end_has_no_samples()
    {
        const string Endless = """{"A":{"type":"object","properties":{"next":{"$ref":"#/components/schemas/A"}},"required":["next"]}}""";

        Assert.Empty(Build("""{"$ref":"#/components/schemas/A"}""", Endless));
        Assert.All(Build("""{"type":"object","properties":{"a":{"$ref":"#/components/schemas/A"},"b":{"const":1}}}""", Endless), json => Assert.DoesNotContain("\"a\"", json, StringComparison.Ordinal));
        Assert.Equal(["[]"], Build("""{"type":"array","items":{"$ref":"#/components/schemas/A"}}""", Endless));
    }

    [Theory]
    [InlineData("""{"allOf":[{"type":"string"},{"type":"integer"}]}""")]
    [InlineData("""{"$ref":"#/components/schemas/A","type":["string","null"]}""")]
    [InlineData("""{"type":"object","properties":{"a":{"allOf":[{"type":"string"},{"type":"integer"}]}},"required":["a"]}""")]
    public void A_schema_that_contradicts_itself_has_no_samples(string schema) =>
        Assert.Empty(Build(schema, """{"A":{"type":"object","properties":{"b":{"type":"string"}}}}"""));

    [Theory]
    [InlineData("""{"anyOf":[{"type":"array","items":{"type":"string"}},{"oneOf":[{"type":"integer"},{"type":"boolean"}]}]}""", "[1,[]]")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":["integer","number"]}]}""", "9007199254740993")]
    public void A_union_in_a_union_is_one_union(string schema, string unfit) => Assert.DoesNotContain(unfit, Build(schema));

    [Theory]
    [InlineData("""{"A":{"anyOf":[{"$ref":"#/components/schemas/A"},{"type":"string"}]}}""")]
    [InlineData("""{"A":{"$ref":"#/components/schemas/A"}}""")]
    [InlineData("""{"A":{"allOf":[{"$ref":"#/components/schemas/A"}]}}""")]
    [InlineData("""{"A":{"anyOf":[]}}""")]
    public void A_schema_that_makes_no_sense_ends_too(string components) =>
        Assert.NotNull(Build("""{"$ref":"#/components/schemas/A","default":5}""", components));

    [Fact]
    public void Schemas_that_refer_to_each_other_in_many_ways_stay_within_bounds()
    {
        string all = string.Join(',', Enumerable.Range(0, 12).Select(index => $"{{\"$ref\":\"#/components/schemas/N{index}\"}}"));
        string components = string.Join(',', Enumerable.Range(0, 12).Select(index =>
            $$"""
            "N{{index}}":{"type":"object","properties":{"next":{"anyOf":[{{all}}] } } }
            """));

        Assert.NotEmpty(Build("""{"$ref":"#/components/schemas/N0"}""", $"{{{components}}}"));
    }

    [Fact]
    public void Samples_are_json_and_the_same_every_time()
    {
        const string Schema = """{"type":"object","properties":{"a":{"type":"string"},"b\"":{"type":"array","items":{}}},"required":["a"]}""";

        string[] samples = Build(Schema);

        Assert.All(samples, sample => JsonElement.Parse(sample));
        Assert.Equal(samples, Build(Schema));
        Assert.Equal(samples, samples.Distinct());
    }

    private static string[] Build(string schema, string components = "{}") =>
        [.. new SampleBuilder().Variants(TestSpecs.Schema(schema, components)).Select(sample => sample.Json)];
}
