using System.Text.Json.Nodes;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Schemas;

public sealed class ValidationRuleTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "5", "string_type")]
    [InlineData("""{"type":"string"}""", "null", "string_type")]
    [InlineData("""{"type":"integer"}""", "\"5\"", "int_type")]
    [InlineData("""{"type":"integer"}""", "5.5", "int_from_float")]
    [InlineData("""{"type":"number"}""", "true", "float_type")]
    [InlineData("""{"type":"boolean"}""", "1", "bool_type")]
    [InlineData("""{"type":"array"}""", "{}", "list_type")]
    [InlineData("""{"type":"object"}""", "[]", "dict_type")]
    [InlineData("""{"type":"null"}""", "1", "none_required")]
    [InlineData("""{"enum":["a","b"]}""", "\"c\"", "literal_error")]
    [InlineData("""{"enum":[1,2]}""", "3", "literal_error")]
    [InlineData("""{"const":"x"}""", "\"y\"", "literal_error")]
    [InlineData("""{"minimum":0}""", "-1", "greater_than_equal")]
    [InlineData("""{"maximum":3}""", "3.01", "less_than_equal")]
    [InlineData("""{"exclusiveMinimum":0}""", "0", "greater_than")]
    [InlineData("""{"exclusiveMaximum":3}""", "3", "less_than")]
    [InlineData("""{"multipleOf":8}""", "12", "multiple_of")]
    [InlineData("""{"minItems":2}""", "[1]", "sequence_too_short")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "sequence_too_long")]
    [InlineData("""{"minLength":2}""", "\"a\"", "string_too_short")]
    [InlineData("""{"maxLength":2}""", "\"abc\"", "string_too_long")]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"A\"", "string_pattern_mismatch")]
    public void Every_rule_reports_its_type(string schema, string value, string type)
    {
        JsonNode error = JsonNode.Parse(Schema.SingleError(schema, value))!;

        Assert.Equal(type, error["type"]!.GetValue<string>());
        Assert.Equal($"https://docs.fal.ai/errors/#{type}", error["url"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), error["input"]));
        Assert.Equal("""["body"]""", error["loc"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0")]
    [InlineData("""{"type":"integer"}""", "123456789012345678901234567890")]
    [InlineData("""{"type":"number","multipleOf":0.1}""", "0.3")]
    [InlineData("""{"type":["string","null"]}""", "null")]
    [InlineData("""{"type":"string","nullable":true,"enum":["a"]}""", "null")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}],"enum":["a"]}""", "null")]
    [InlineData("""{"type":"string","minLength":1,"maxLength":1}""", "\"\\ud83d\\ude00\"")]
    [InlineData("""{"maximum":9007199254740993}""", "9007199254740993")]
    [InlineData("""{"enum":[0.5,1]}""", "1.0")]
    [InlineData("""{"patternProperties":{"^a":{"type":"integer"}},"additionalProperties":{"type":"string"}}""", "{\"a\":1,\"b\":\"x\"}")]
    [InlineData("""{"pattern":"(?<!a)b"}""", "\"ab\"")]
    [InlineData("""{"$ref":"#/defs/none"}""", "42")]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"b":1}""")]
    [InlineData("{}", "[[[]]]")]
    public void Valid_values_pass(string schema, string value) => Assert.Empty(Schema.Validate(schema, value));

    [Fact]
    public void A_bound_is_reported_in_pydantics_words_with_its_figure()
    {
        string error = Schema.SingleError("""{"type":"object","properties":{"n":{"type":"integer","minimum":1}}}""", """{"n":0}""");

        Assert.Equal("""{"loc":["body","n"],"msg":"Input should be greater than or equal to 1","type":"greater_than_equal","url":"https://docs.fal.ai/errors/#greater_than_equal","ctx":{"ge":1},"input":0}""", error);
    }

    [Fact]
    public void A_missing_member_is_located_and_shows_what_was_sent()
    {
        string error = Schema.SingleError("""{"type":"object","required":["prompt"]}""", """{"seed":1}""");

        Assert.Equal("""{"loc":["body","prompt"],"msg":"Field required","type":"missing","url":"https://docs.fal.ai/errors/#missing","input":{"seed":1}}""", error);
    }

    [Fact]
    public void A_literal_lists_what_was_expected()
    {
        string error = Schema.SingleError("""{"enum":["a","b","c"]}""", "\"d\"");

        Assert.Equal("""{"loc":["body"],"msg":"Input should be 'a', 'b' or 'c'","type":"literal_error","url":"https://docs.fal.ai/errors/#literal_error","ctx":{"expected":"'a', 'b' or 'c'"},"input":"d"}""", error);
    }

    [Fact]
    public void Locations_mix_names_and_indexes()
    {
        string error = Schema.SingleError(
            """{"properties":{"image_urls":{"type":"array","items":{"type":"string"}}}}""", """{"image_urls":["a",1]}""");

        Assert.Equal("""["body","image_urls",1]""", JsonNode.Parse(error)!["loc"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""["a",1,2,3]""", null)]
    [InlineData("""[1]""", """["body",0]""")]
    [InlineData("""["a","b"]""", """["body",1]""")]
    [InlineData("""["a",1,"x"]""", """["body",2]""")]
    public void Prefix_items_come_before_items(string value, string? location)
    {
        const string Tuple = """{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":{"type":"number"}}""";

        if (location is null)
            Assert.Empty(Schema.Validate(Tuple, value));
        else
            Assert.Equal(location, JsonNode.Parse(Schema.SingleError(Tuple, value))!["loc"]!.ToJsonString());
    }

    [Fact]
    public void Maps_check_the_members_without_a_property()
    {
        const string Map = """{"type":"object","properties":{"name":{"type":"string"}},"additionalProperties":{"type":"number"}}""";

        Assert.Empty(Schema.Validate(Map, """{"name":"a","x":1}"""));
        Assert.Equal("float_type", Assert.Single(Schema.Validate(Map, """{"name":"a","x":"1"}""")).Type);
    }

    [Fact]
    public void All_violations_are_reported_at_once()
    {
        const string Input = """{"type":"object","required":["prompt"],"properties":{"prompt":{"type":"string"},"n":{"type":"integer","maximum":4},"size":{"enum":["a"]}}}""";

        Assert.Equal(["missing", "less_than_equal", "literal_error"], Schema.Validate(Input, """{"n":5,"size":"b"}""").Select(error => error.Type));
    }
}
