using Flux2Gen.Generator.Tests.Support;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>Which type a schema becomes.</summary>
public sealed class TypeParsingTests
{
    [Theory]
    [InlineData("""{ "type": "string" }""", "String")]
    [InlineData("""{ "type": "boolean" }""", "Boolean")]
    [InlineData("""{ "type": "number" }""", "Double")]
    [InlineData("""{ "type": "integer" }""", "Int64")]
    [InlineData("""{ "type": "integer", "minimum": 0 }""", "Int64")]
    [InlineData("""{ "type": "integer", "minimum": 0, "maximum": 2147483647 }""", "Int32")]
    [InlineData("""{ "type": "integer", "minimum": 0, "maximum": 2147483648 }""", "Int64")]
    [InlineData("""{ "type": "integer", "exclusiveMinimum": 0, "maximum": 14142 }""", "Int32")]
    [InlineData("""{ "type": ["integer", "null"] }""", "Int64?")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "null" }] }""", "Int64?")]
    [InlineData("""{ "oneOf": [{ "type": "null" }, { "type": "string" }] }""", "String?")]
    [InlineData("""{ "type": "string", "nullable": true }""", "String?")]
    [InlineData("""{ "type": "string", "enum": ["a", "b"] }""", "Enum TestIt")]
    [InlineData("""{ "type": "string", "enum": ["a", null] }""", "Enum TestIt?")]
    [InlineData("""{ "enum": [1, 2], "type": "integer" }""", "Enum TestIt")]
    [InlineData("""{ "anyOf": [{ "type": "string", "enum": ["a"] }, { "type": "string" }] }""", "Enum TestIt")]
    [InlineData("""{ "anyOf": [{ "type": "string", "enum": ["a"] }, { "type": "string", "const": "b" }, { "type": "null" }] }""", "Enum TestIt?")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "string", "format": "uri" }] }""", "String")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "number" }] }""", "Double")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "number" }] }""", "Union TestIt")]
    [InlineData("""{ "type": "array", "items": { "type": "boolean" } }""", "List of Boolean")]
    [InlineData("""{ "type": "array", "items": { "anyOf": [{ "type": "string" }, { "type": "null" }] } }""", "List of String?")]
    [InlineData("""{ "type": "array" }""", "List of Json")]
    [InlineData("""{ "type": "object" }""", "Json")]
    [InlineData("""{ "type": "object", "additionalProperties": true }""", "Json")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "number" } }""", "Map of Double")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } } }""", "Object TestIt")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/Part" }] }""", "Object TestPart")]
    [InlineData("""{ "$ref": "#/components/schemas/Part" }""", "Object TestPart")]
    [InlineData("""{ }""", "Json")]
    [InlineData("""{ "type": "integer", "format": "int32" }""", "Int32")]
    [InlineData("""{ "type": "integer", "format": "int16" }""", "Int32")]
    [InlineData("""{ "type": "integer", "format": "int32", "minimum": 0 }""", "Int32")]
    [InlineData("""{ "type": "integer", "format": "int32", "maximum": 5000000000 }""", "Int64")]
    [InlineData("""{ "type": "integer", "format": "uint32" }""", "Int64")]
    [InlineData("""{ "type": "integer", "format": "int64" }""", "Int64")]
    [InlineData("""{ "anyOf": [{ "type": "integer", "format": "int32" }, { "type": "null" }] }""", "Int32?")]
    [InlineData("""{ "allOf": [{ "type": "integer" }], "format": "int32" }""", "Int32")]
    [InlineData("""{ "type": "number", "format": "float" }""", "Double")]
    [InlineData("""{ "type": "number", "enum": [0.5, 1] }""", "Double")]
    [InlineData("""{ "enum": ["a", 1, true, null] }""", "Union TestIt?")]
    [InlineData("""{ "enum": ["a", 0.5] }""", "Union TestIt")]
    [InlineData("""{ "type": "object", "patternProperties": { "^[a-z]+$": { "type": "integer" } } }""", "Map of Int64")]
    [InlineData("""{ "type": "object", "patternProperties": { "^a": { "type": "integer" } }, "additionalProperties": false }""", "Map of Int64")]
    [InlineData("""{ "type": "object", "patternProperties": { "^a": { "type": "integer" } }, "additionalProperties": true }""", "Json")]
    [InlineData("""{ "type": "object", "patternProperties": { "^a": {} } }""", "Json")]
    [InlineData("""{ "type": "object", "patternProperties": { "^a": { "type": "integer" } }, "additionalProperties": { "type": "string" } }""", "Map of Union TestIt")]
    [InlineData("""{ "type": "object", "patternProperties": { "^a": { "type": "integer" }, "^b": { "type": "number" } } }""", "Map of Double")]
    [InlineData("""{ "type": "object", "patternProperties": { "^a": { "$ref": "#/components/schemas/Part" }, "^b": { "$ref": "#/components/schemas/Part" } } }""", "Map of Object TestPart")]
    [InlineData("""{ "type": "object", "patternProperties": { "^a": { "type": ["integer", "null"] } } }""", "Map of Int64?")]
    [InlineData("""{ "patternProperties": { "^a": { "type": "integer" } } }""", "Map of Int64")]
    [InlineData("""{ "additionalProperties": { "type": "integer" } }""", "Map of Int64")]
    [InlineData("""{ "allOf": [{ "type": "object", "patternProperties": { "^a": { "type": "integer" } } }, { "maxProperties": 3 }] }""", "Map of Int64")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "object", "patternProperties": { "^a": { "type": "integer" } } }] }""", "Union TestIt")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } }, "patternProperties": { "^x-": { "type": "integer" } } }""", "Object TestIt")]
    public void A_property_has_the_type(string schema, string type)
    {
        PropertyModel property = Input($$"""
            "it": {{schema}}
            """).Properties.Single();

        Assert.Equal(type, Show(property.Type) + (property.AllowsNull ? "?" : ""));
    }

    [Theory]
    [InlineData("image_url", "FileInput")]
    [InlineData("end_image_url", "FileInput")]
    [InlineData("webhook_url", "String")]
    [InlineData("url", "String")]
    [InlineData("image_urls_note", "String")]
    public void A_string_that_takes_media_is_a_file_input(string name, string type) =>
        Assert.Equal(type, Show(Input($$"""
            "{{name}}": { "type": "string" }
            """).Properties.Single().Type));

    [Fact]
    public void Bounds_beside_the_only_alternative_to_null_count()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput("""
            "steps": { "anyOf": [{ "type": "integer", "minimum": 2 }, { "type": "null" }], "minimum": 1, "maximum": 9 },
            "name": { "anyOf": [{ "type": "string" }, { "type": "null" }], "maxLength": 7 }
            """));

        Assert.Contains("FalRange(Minimum = 2, Maximum = 9)", run.Source, StringComparison.Ordinal);
        Assert.Contains("FalLength(Maximum = 7)", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Listed_values_beside_alternatives_are_an_enum()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput("\"voice\": { \"enum\": [\"Ivy\", \"John\"], \"anyOf\": [{ \"type\": \"string\" }, { \"type\": \"null\" }] }"));

        Assert.Contains("public static TestVoice Ivy ", run.Source, StringComparison.Ordinal);
        Assert.Contains("public TestVoice? Voice ", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_output_holds_too_is_no_file_input()
    {
        EndpointModel endpoint = Parse(TestSpec.Of(
            input: """{ "type": "object", "properties": { "shared": { "$ref": "#/components/schemas/Shared" }, "own": { "$ref": "#/components/schemas/Own" } } }""",
            output: """{ "type": "object", "properties": { "shared": { "$ref": "#/components/schemas/Shared" }, "video_url": { "type": "string" } } }""",
            components: """
            "Shared": { "type": "object", "properties": { "image_url": { "type": "string" } } },
            "Own": { "type": "object", "properties": { "image_url": { "type": "string" } } }
            """));

        Assert.Equal(TypeKind.String, Property(endpoint, "TestShared", "image_url").Type.Kind);
        Assert.Equal(TypeKind.FileInput, Property(endpoint, "TestOwn", "image_url").Type.Kind);
        Assert.Equal(TypeKind.String, Property(endpoint, "TestOutput", "video_url").Type.Kind);
    }

    [Fact]
    public void Only_the_whole_input_is_a_record_without_members()
    {
        EndpointModel endpoint = Parse(TestSpec.Of(input: """{ "type": "object", "properties": { "input": { "type": "object" } } }""", output: """{ "type": "object" }"""));

        Assert.Equal(["TestInput", "TestOutput"], endpoint.Objects.Select(type => type.Name));
        Assert.Equal(TypeKind.Json, Property(endpoint, "TestInput", "input").Type.Kind);
    }

    [Fact]
    public void Properties_stand_in_fals_order_and_the_others_after_them()
    {
        EndpointModel endpoint = Parse(TestSpec.Of(input: """
            {
              "type": "object",
              "x-fal-order-properties": ["c", "a", "gone"],
              "properties": { "a": { "type": "string" }, "b": { "type": "string" }, "c": { "type": "string" } }
            }
            """));

        Assert.Equal(["C", "A", "B"], endpoint.Objects[0].Properties.Select(property => property.Name));
    }

    [Fact]
    public void Exclusive_bounds_of_integers_become_inclusive_and_those_of_numbers_stay()
    {
        ObjectModel input = Input("""
            "whole": { "type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 10 },
            "real": { "type": "number", "exclusiveMinimum": 0, "maximum": 1.5 }
            """);

        Assert.Equal(new ConstraintModel { Minimum = "1", Maximum = "9" }, input.Properties[0].Constraints);
        Assert.Equal(new ConstraintModel { Above = "0", Maximum = "1.5" }, input.Properties[1].Constraints);
    }

    [Theory]
    [InlineData("""{ "$ref": "#/components/schemas/Share" }""", "5", "100")]
    [InlineData("""{ "$ref": "#/components/schemas/Share", "maximum": 50 }""", "5", "50")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/Share" }], "minimum": 7 }""", "7", "100")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/Share" }, { "maximum": 9 }] }""", "5", "9")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/components/schemas/Share" }, { "type": "null" }], "minimum": 1 }""", "5", "100")]
    [InlineData("""{ "anyOf": [{ "allOf": [{ "$ref": "#/components/schemas/Share" }] }, { "type": "null" }] }""", "5", "100")]
    public void Bounds_count_wherever_they_stand(string schema, string minimum, string maximum)
    {
        ObjectModel input = Parse(TestSpec.WithInput($"\"it\": {schema}", """
            "Share": { "type": "integer", "minimum": 5, "maximum": 100 }
            """)).Objects[0];

        Assert.Equal(new ConstraintModel { Minimum = minimum, Maximum = maximum }, input.Properties[0].Constraints);
    }

    [Theory]
    [InlineData("""{ "$ref": "#/components/schemas/Id" }""")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/Id" }] }""")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/components/schemas/Id" }, { "type": "null" }] }""")]
    public void What_the_server_sets_is_not_asked_for_however_it_is_referred_to(string schema)
    {
        EndpointModel endpoint = Parse(TestSpec.Of(
            input: $$"""{ "type": "object", "properties": { "id": {{schema}} }, "required": ["id"] }""",
            components: """
            "Id": { "type": "string", "readOnly": true }
            """));

        Assert.False(Property(endpoint, "TestInput", "id").IsRequired);
    }

    [Theory]
    [InlineData("""{ "anyOf": [{ "type": ["object", "null"], "properties": { "a": { "type": "string" } } }, { "type": "object", "properties": { "b": { "type": "string" } } }] }""", "Object TestIt?")]
    [InlineData("""{ "anyOf": [{ "enum": ["a", null] }, { "type": "string" }] }""", "Enum TestIt?")]
    [InlineData("""{ "anyOf": [{ "type": ["array", "null"], "items": { "type": "string" } }, { "type": "array", "items": { "type": "string" } }] }""", "List of String?")]
    [InlineData("""{ "allOf": [{ "type": ["object", "null"], "properties": { "a": { "type": "string" } } }, { "type": ["object", "null"], "properties": { "b": { "type": "string" } } }] }""", "Object TestIt?")]
    [InlineData("""{ "allOf": [{ "type": ["object", "null"], "properties": { "a": { "type": "string" } } }, { "type": "object", "properties": { "b": { "type": "string" } } }] }""", "Object TestIt")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/Part" }, { "anyOf": [{ "type": "object", "properties": { "b": {} } }, { "type": "null" }] }] }""", "Object TestIt")]
    public void Null_is_allowed_when_one_alternative_or_all_parts_allow_it(string schema, string type)
    {
        PropertyModel property = Input($"\"it\": {schema}").Properties.Single();

        Assert.Equal(type, Show(property.Type) + (property.AllowsNull ? "?" : ""));
    }

    [Fact]
    public void Chain_of_named_components_is_no_nesting()
    {
        const int Count = 300;
        string components = string.Join(",\n", Enumerable.Range(0, Count).Select(static index => index == Count - 1
            ? $$""" "Link{{index}}": { "type": "object", "properties": { "end": { "type": "integer" } } } """
            : $$""" "Link{{index}}": { "type": "object", "properties": { "next": { "$ref": "#/components/schemas/Link{{index + 1}}" }, "items": { "type": "array", "items": { "$ref": "#/components/schemas/Link{{index + 1}}" } } } } """));

        EndpointModel endpoint = Parse(TestSpec.WithInput("\"it\": { \"$ref\": \"#/components/schemas/Link0\" }", components));

        Assert.Equal(Count, endpoint.Objects.Count(type => type.Name.StartsWith("TestLink", StringComparison.Ordinal)));
        Assert.Equal("Object TestLink299", Show(Property(endpoint, "TestLink298", "next").Type));
        Assert.Equal("List of Object TestLink299", Show(Property(endpoint, "TestLink298", "items").Type));
        Assert.Equal("Int64", Show(Property(endpoint, "TestLink299", "end").Type));
    }

    private static ObjectModel Input(string properties) => Parse(TestSpec.WithInput(
        properties,
        """
        "Part": { "type": "object", "properties": { "a": { "type": "string" } } }
        """)).Objects.Single(type => type.Name == "TestInput");

    private static EndpointModel Parse(TestSpec spec) => SpecParser.Parse(spec.Text, ParserOptions.Default, CancellationToken.None).Endpoint!;

    private static PropertyModel Property(EndpointModel endpoint, string type, string name) =>
        endpoint.Objects.Single(item => item.Name == type).Properties.Single(property => property.WireName == name);

    private static string Show(TypeRefModel type) => type.Kind switch
    {
        TypeKind.List or TypeKind.Map => $"{type.Kind} of {Show(type.Item!)}{(type.Item!.AllowsNull ? "?" : "")}",
        _ => $"{type.Kind} {type.Name}".TrimEnd(),
    };
}
