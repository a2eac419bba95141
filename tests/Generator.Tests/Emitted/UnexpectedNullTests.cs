using System.Text.Json;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Emitted;

/// <summary>A null that a document does not allow costs no more than the value that it stands for.</summary>
public sealed class UnexpectedNullTests
{
    private const string Components = """
        "Part": { "type": "object", "properties": { "x": { "type": "string" }, "inner": { "$ref": "#/components/schemas/Other" } }, "required": ["x", "inner"] },
        "Other": { "type": "object", "properties": { "y": { "type": "integer" } }, "required": ["y"] },
        "Key": { "anyOf": [{ "type": "integer" }, { "type": "string" }] },
        "Point": { "type": "array", "prefixItems": [{ "type": "number" }, { "$ref": "#/components/schemas/Other" }] },
        "Mode": { "enum": ["a", "b"] },
        "Level": { "enum": [1, 2] },
        "File": { "type": "object", "properties": { "url": { "type": "string" } }, "required": ["url"] },
        "Size": { "type": "object", "properties": { "width": { "type": "integer" }, "height": { "type": "integer" } } },
        "Node": { "type": "object", "properties": { "v": { "type": "integer" }, "next": { "$ref": "#/components/schemas/Node" } }, "required": ["v", "next"] },
        "Hen": { "type": "object", "properties": { "egg": { "$ref": "#/components/schemas/Egg" } }, "required": ["egg"] },
        "Egg": { "type": "object", "properties": { "hen": { "$ref": "#/components/schemas/Hen" } }, "required": ["hen"] }
        """;

    private const string Methods = """
        public static string RoundTrip(string json) { var output = FalJson.Parse<TestOutput>(json); _ = output.ToString(); return output.ToJson(); }
        public static string Copy(string json) => new TestOutput { Value = FalJson.Parse<TestOutput>(json).Value, Seed = 1 }.ToJson();
        """;

    public static TheoryData<string> Schemas =>
    [
        """{ "$ref": "#/components/schemas/Part" }""",
        """{ "$ref": "#/components/schemas/Key" }""",
        """{ "$ref": "#/components/schemas/Point" }""",
        """{ "$ref": "#/components/schemas/Mode" }""",
        """{ "$ref": "#/components/schemas/Level" }""",
        """{ "$ref": "#/components/schemas/File" }""",
        """{ "$ref": "#/components/schemas/Size" }""",
        """{ "$ref": "#/components/schemas/Node" }""",
        """{ "$ref": "#/components/schemas/Hen" }""",
        """{ "type": "string" }""",
        """{ "type": "integer" }""",
        """{ "type": "integer", "minimum": 0, "maximum": 9 }""",
        """{ "type": "number" }""",
        """{ "type": "boolean" }""",
        """{ "type": "array", "items": { "type": "string" } }""",
        """{ "type": "array", "items": { "$ref": "#/components/schemas/Part" } }""",
        """{ "type": "object", "additionalProperties": { "$ref": "#/components/schemas/Key" } }""",
    ];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Null_for_a_required_member_round_trips(string schema)
    {
        Probe probe = Of(schema);

        Assert.Equal("""{"value":null,"seed":7}""", probe.Call<string>("RoundTrip", """{"value":null,"seed":7}"""));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Null_for_an_item_round_trips(string schema)
    {
        Probe probe = Of($$"""{ "type": "array", "items": {{schema}} }""");

        Assert.Equal("""{"value":[null,null],"seed":7}""", probe.Call<string>("RoundTrip", """{"value":[null,null],"seed":7}"""));
        Assert.Equal("""{"value":[null],"seed":1}""", probe.Call<string>("Copy", """{"value":[null],"seed":7}"""));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Null_for_a_map_value_round_trips(string schema)
    {
        Probe probe = Of($$"""{ "type": "object", "additionalProperties": {{schema}} }""");

        Assert.Equal("""{"value":{"a":null},"seed":7}""", probe.Call<string>("RoundTrip", """{"value":{"a":null},"seed":7}"""));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Null_for_an_item_of_a_tuple_round_trips(string schema)
    {
        Probe probe = Of($$"""{ "type": "array", "prefixItems": [{ "type": "string" }, {{schema}}] }""");

        Assert.Equal("""{"value":["a",null],"seed":7}""", probe.Call<string>("RoundTrip", """{"value":["a",null],"seed":7}"""));
    }

    [Fact]
    public void Stand_in_of_a_record_has_empty_members()
    {
        var probe = new Probe(
            GeneratorRun.WithDiagnostics(TestSpec.Of(output: """{ "properties": { "value": { "$ref": "#/components/schemas/Part" } }, "required": ["value"] }""", components: Components)),
            """
            public static object[] Read(string json) { var value = FalJson.Parse<TestOutput>(json).Value; return [value.X, value.Inner.Y, (value with { X = "z" }).ToJson()]; }
            """);

        object[] read = probe.Call<object[]>("Read", """{"value":null}""");

        Assert.Equal(["", 0L, """{"x":"z"}"""], read);
    }

    [Fact]
    public void Other_items_of_a_list_with_null_are_there()
    {
        var probe = new Probe(
            GeneratorRun.WithDiagnostics(TestSpec.Of(output: """{ "properties": { "images": { "type": "array", "items": { "$ref": "#/components/schemas/File" } } }, "required": ["images"] }""", components: Components)),
            "public static string[] Urls(string json) => [.. FalJson.Parse<TestOutput>(json).Images.Select(image => image.Url)];");

        Assert.Equal(["a", "", "b"], probe.Call<string[]>("Urls", """{"images":[{"url":"a"},null,{"url":"b"}]}"""));
    }

    [Fact]
    public void A_missing_required_record_is_an_error()
    {
        Probe probe = Of("""{ "$ref": "#/components/schemas/Part" }""");

        JsonException error = Assert.ThrowsAny<JsonException>(() => probe.Call<string>("RoundTrip", """{"seed":7}"""));
        Assert.Equal("The required member 'value' is missing. At $.", error.Message);
    }

    private static Probe Of(string schema) => new(
        GeneratorRun.WithDiagnostics(TestSpec.Of(
            output: $$"""{ "properties": { "value": {{schema}}, "seed": { "type": "integer" } }, "required": ["value", "seed"] }""",
            components: Components)),
        Methods);
}
