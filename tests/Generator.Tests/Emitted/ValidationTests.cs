using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Emitted;

/// <summary>What emitted code says of inputs that break the rules of their document.</summary>
public sealed class ValidationTests
{
    [Theory]
    [InlineData("""{ "type": "number", "enum": [0.5, 1, 1.5] }""", "1.0", null)]
    [InlineData("""{ "type": "number", "enum": [0.5, 1, 1.5] }""", "2", "it must be one of 0.5, 1, 1.5, but is 2.")]
    [InlineData("""{ "anyOf": [{ "enum": [0.5, 1.5] }, { "type": "null" }] }""", "1", "it must be one of 0.5, 1.5, but is 1.")]
    [InlineData("""{ "const": 0.5 }""", "0.25", "it must be one of 0.5, but is 0.25.")]
    [InlineData("""{ "type": "array", "items": { "type": "string" }, "uniqueItems": true }""", """["a","b","a"]""", null)]
    [InlineData("""{ "anyOf": [{ "$ref": "#/components/schemas/Tags" }, { "type": "null" }] }""", """["a","b","c"]""", "it must have at most 2 items, but has 3.")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/Tags" }], "minItems": 1 }""", "[]", "it must have at least 1 item, but has 0.")]
    [InlineData("""{ "anyOf": [{ "type": "string", "maxLength": 3 }, { "$ref": "#/components/schemas/Tags" }] }""", """["a","b","c"]""", "it must have at most 2 items, but has 3.")]
    [InlineData("""{ "anyOf": [{ "type": "string", "maxLength": 3 }, { "$ref": "#/components/schemas/Tags" }] }""", "\"abcd\"", "it must have at most 3 characters, but has 4.")]
    [InlineData("""{ "type": ["integer", "string"], "maximum": 9 }""", "10", "it must be at most 9, but is 10.")]
    [InlineData("""{ "type": "array", "items": { "type": "integer", "minimum": 0, "maximum": 255 } }""", "[1,256]", "it[1] must be at most 255, but is 256.")]
    [InlineData("""{ "type": "array", "items": { "type": "array", "items": { "type": "string", "maxLength": 1 }, "maxItems": 1 } }""", """[["a"],["bb"]]""", "it[1][0] must have at most 1 character, but has 2.")]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/components/schemas/Tags" } }""", """[["a","b","c"]]""", "it[0] must have at most 2 items, but has 3.")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "number", "maximum": 1 }, "minProperties": 2 }""", """{"a":0.5}""", "it must have at least 2 entries, but has 1.")]
    [InlineData("""{ "type": "object", "patternProperties": { "^a": { "type": "number", "maximum": 1 } } }""", """{"a":2}""", "it.a must be at most 1, but is 2.")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" }, "propertyNames": { "maxLength": 2 } }""", """{"ab":1,"abc":2}""", "it.abc must have at most 2 characters in its key, but has 3.")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" }, "propertyNames": { "enum": ["a"] } }""", """{"new":1}""", null)]
    public void Input_is_checked_wherever_a_rule_stands(string schema, string json, string? violation)
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput($"\"it\": {schema}", "\"Tags\": { \"type\": \"array\", \"items\": { \"type\": \"string\" }, \"maxItems\": 2 }"));
        var probe = new Probe(run, "public static string[] Check(string json) => FalJson.Parse<TestInput>(json).Validate().Select(static violation => violation.Message).ToArray();");

        Assert.Equal(violation is null ? [] : [violation], probe.Call<string[]>("Check", $"{{\"it\":{json}}}"));
    }

    [Theory]
    [InlineData("""{ "type": "string", "max_file_size": 2048, "min_file_size": 1024 }""")]
    [InlineData("""{ "anyOf": [{ "type": "string", "x-fal": { "max_file_size": 2048, "min_file_size": 1024 } }, { "type": "null" }] }""")]
    [InlineData("""{ "$ref": "#/components/schemas/Link" }""")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/components/schemas/Link" }, { "type": "array", "items": { "type": "integer" } }] }""")]
    public void Size_of_a_local_file_is_checked(string schema)
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput($"\"image_url\": {schema}", "\"Link\": { \"type\": \"string\", \"max_file_size\": 2048, \"min_file_size\": 1024 }"));
        var probe = new Probe(run, "public static string Check(int size) => string.Join(\"|\", new TestInput { ImageUrl = FalFileInput.FromBytes(new byte[size], \"image/png\", \"a.png\") }.Validate());");

        Assert.Equal("image_url must have at most 2 KiB (2,048 bytes), but 'a.png' has 2,049 bytes.", probe.Call<string>("Check", 2049));
        Assert.Equal("image_url must have at least 1 KiB (1,024 bytes), but 'a.png' has 1,023 bytes.", probe.Call<string>("Check", 1023));
        Assert.Equal("", probe.Call<string>("Check", 2048));
    }

    [Theory]
    [InlineData("""{ "type": "array", "items": { "type": "string", "max_file_size": 2048 } }""")]
    [InlineData("""{ "type": "array", "items": { "type": "string" }, "max_file_size": 2048 }""")]
    [InlineData("""{ "anyOf": [{ "type": "array", "items": { "type": "string", "max_file_size": 4096 }, "max_file_size": 2048 }, { "type": "null" }] }""")]
    public void Size_of_each_local_file_of_a_list_is_checked(string schema)
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput($"\"image_urls\": {schema}"));
        var probe = new Probe(run, "public static string Check(int size) => string.Join(\"|\", new TestInput { ImageUrls = [\"https://fal.ai/a.png\", FalFileInput.FromBytes(new byte[size], \"image/png\", \"a.png\")] }.Validate());");

        Assert.Equal("image_urls[1] must have at most 2 KiB (2,048 bytes), but 'a.png' has 2,049 bytes.", probe.Call<string>("Check", 2049));
        Assert.Equal("", probe.Call<string>("Check", 2048));
    }

    [Fact]
    public void Limit_in_another_unit_than_bytes_is_not_checked()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput("\"image_url\": { \"type\": \"string\", \"max_file_size\": 10 }"));

        Assert.Contains("validator.File(\"image_url\", ImageUrl);", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Required_number_with_one_value_has_it_already()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.Of(input: """{ "type": "object", "properties": { "scale": { "const": 0.5 } }, "required": ["scale"] }"""));

        Assert.Equal("""{"scale":0.5}""", new Probe(run, "public static string Send() => new TestInput().ToJson();").Call<string>("Send"));
    }
}
