using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Emitted;

/// <summary>The member that tells a record from the others of a union is set for the caller.</summary>
public sealed class TagTests
{
    private const string Union = """{ "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }], "discriminator": { "propertyName": "type", "mapping": { "typeA": "#/components/schemas/A", "typeB": "#/components/schemas/B" } } }""";

    [Theory]
    [InlineData("""{ "type": "string" }""", """{ "type": "string" }""", true)]
    [InlineData("""{ "enum": ["typeA", "typeB"] }""", """{ "enum": ["typeA", "typeB"] }""", true)]
    [InlineData("""{ "const": "typeA" }""", """{ "const": "typeB" }""", true)]
    [InlineData("""{ "const": "typeA", "default": "typeA" }""", """{ "const": "typeB", "default": "typeB" }""", false)]
    public void Tag_is_sent_without_being_set(string tagOfA, string tagOfB, bool isRequired)
    {
        string required = isRequired ? "\"required\": [\"type\"], " : "";
        Probe probe = Of(Union, $$"""
            "A": { "type": "object", {{required}}"properties": { "type": {{tagOfA}}, "x": { "type": "string" } } },
            "B": { "type": "object", {{required}}"properties": { "type": {{tagOfB}}, "x": { "type": "integer" } } }
            """);

        Assert.Equal("""{"it":{"type":"typeB","x":1}}""", probe.Call<string>("Send"));
        Assert.Equal("b 1", probe.Call<string>("Read", """{"it":{"type":"typeB","x":1}}"""));
        Assert.Equal("json", probe.Call<string>("Read", """{"it":{"type":"typeC","x":1}}"""));
    }

    [Fact]
    public void Numbers_and_truth_values_are_tags_too()
    {
        Probe probe = Of("""{ "anyOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }] }""", """
            "A": { "type": "object", "required": ["v"], "properties": { "v": { "const": false }, "x": { "type": "string" } } },
            "B": { "type": "object", "required": ["v"], "properties": { "v": { "const": true }, "x": { "type": "integer" } } }
            """);

        Assert.Equal("""{"it":{"v":true,"x":1}}""", probe.Call<string>("Send"));
    }

    [Fact]
    public void Absent_optional_tag_stays_absent()
    {
        Probe probe = Of(Union, """
            "A": { "type": "object", "properties": { "type": { "const": "typeA", "default": "typeA" }, "x": { "type": "string" } } },
            "B": { "type": "object", "properties": { "type": { "const": "typeB", "default": "typeB" }, "x": { "type": "integer" } } }
            """);

        Assert.Equal("""{"x":1}""", probe.Call<string>("RoundTripB", """{"x":1}"""));
    }

    [Fact]
    public void Base_with_a_discriminator_is_the_union_of_what_derives_from_it()
    {
        Probe probe = Of("""{ "$ref": "#/components/schemas/Pet" }""", """
            "Pet": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" }, "name": { "type": "string" } },
                     "discriminator": { "propertyName": "kind", "mapping": { "a": "#/components/schemas/A", "b": "#/components/schemas/B" } } },
            "A": { "allOf": [{ "$ref": "#/components/schemas/Pet" }, { "type": "object", "properties": { "lives": { "type": "integer" } } }] },
            "B": { "allOf": [{ "$ref": "#/components/schemas/Pet" }, { "type": "object", "properties": { "x": { "type": "integer" } } }] }
            """);

        Assert.Equal("""{"it":{"kind":"b","x":1}}""", probe.Call<string>("Send"));
        Assert.Equal("b 1", probe.Call<string>("Read", """{"it":{"kind":"b","name":"Rex","x":1}}"""));
    }

    [Fact]
    public void Json_can_be_sent_for_a_variant_that_the_document_does_not_list()
    {
        Probe probe = Of(Union, """
            "A": { "type": "object", "required": ["type"], "properties": { "type": { "const": "typeA" } } },
            "B": { "type": "object", "required": ["type"], "properties": { "type": { "const": "typeB" }, "x": { "type": "integer" } } }
            """);

        Assert.Equal("""{"it":{"type":"typeC"}}""", probe.Call<string>("SendJson", """{"type":"typeC"}"""));
    }

    private static Probe Of(string schema, string components)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.WithInput($"\"it\": {schema}", components));
        string union = run.Source.Contains("class TestPet", StringComparison.Ordinal) ? "TestPet" : "TestIt";
        return new Probe(run, $$"""
            public static string Send() => new TestInput { It = new TestB { X = 1 } }.ToJson();
            public static string SendJson(string json) => new TestInput { It = new {{union}}(System.Text.Json.JsonElement.Parse(json)) }.ToJson();
            public static string RoundTripB(string json) => FalJson.Parse<TestB>(json).ToJson();
            public static string Read(string json) => FalJson.Parse<TestInput>(json).It!.Match(_ => "a", b => $"b {b.X}", _ => "json");
            """);
    }
}
