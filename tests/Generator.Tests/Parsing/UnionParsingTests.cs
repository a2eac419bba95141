using Flux2Gen.Generator.Tests.Support;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>What tells the cases of a union apart.</summary>
public sealed class UnionParsingTests
{
    private const string A = """{ "$ref": "#/components/schemas/A" }""";
    private const string B = """{ "$ref": "#/components/schemas/B" }""";

    [Theory]
    [InlineData(""" "enum": ["a", "a2"] """, """ "const": "b" """, """ "mapping": { "a": "#/components/schemas/A", "a2": "#/components/schemas/A", "b": "#/components/schemas/B" } """, "A when kind is 'a' or 'a2'; B when kind is 'b'")]
    [InlineData(""" "enum": ["a", "a2"] """, """ "const": "b" """, "", "A when kind is 'a' or 'a2'; B when kind is 'b'")]
    [InlineData(""" "type": "string" """, """ "type": "string" """, """ "mapping": { "x": "#/components/schemas/A", "y": "#/components/schemas/B", "z": "#/components/schemas/B" } """, "A when kind is 'x'; B when kind is 'y' or 'z'")]
    [InlineData(""" "type": "string" """, """ "type": "string" """, "", "A when kind is 'A'; B when kind is 'B'")]
    [InlineData(""" "const": 1 """, """ "const": 2 """, """ "mapping": { "1": "#/components/schemas/A", "2": "#/components/schemas/B" } """, "A when kind is 1; B when kind is 2")]
    [InlineData(""" "const": true """, """ "const": false """, "", "A when kind is true; B when kind is false")]
    [InlineData(""" "enum": ["a", "c"] """, """ "enum": ["c", "b"] """, "", "A when kind, x; B when kind, y")]
    [InlineData(""" "const": 1.5 """, """ "const": 2.5 """, "", "A when kind, x; B when kind, y")]
    public void A_discriminator_tells(string a, string b, string mapping, string cases)
    {
        string discriminator = $$""" "discriminator": { "propertyName": "kind"{{(mapping.Length > 0 ? "," : "")}}{{mapping}} } """;

        UnionModel union = Union($$"""{ "oneOf": [{{A}}, {{B}}], {{discriminator}} }""", $$"""
            "A": { "type": "object", "properties": { "kind": { {{a}} }, "x": { "type": "string" } }, "required": ["kind", "x"] },
            "B": { "type": "object", "properties": { "kind": { {{b}} }, "y": { "type": "string" } }, "required": ["kind", "y"] }
            """);

        Assert.Equal(cases, Show(union));
    }

    [Theory]
    [InlineData(""" "a": { "type": "string" }, "b": { "type": "integer" } """, """ "a" """, """ "a": { "type": "string" }, "b": { "type": "string" } """, """ "a", "b" """, "B when a, b of String; A when a")]
    [InlineData(""" "a": { "type": "string" }, "b": { "type": "string" } """, """ "a" """, """ "a": { "type": "string" }, "b": { "type": "string" } """, """ "a", "b" """, "B when a, b; A when a")]
    [InlineData(""" "b": { "type": "integer" } """, """ "b" """, """ "b": { "type": ["string", "boolean"] }, "c": {} """, """ "b", "c" """, "B when b, c; A when b of Number")]
    [InlineData(""" "v": { "const": 1 } """, """ "v" """, """ "v": { "const": 2 } """, """ "v" """, "A when v is 1; B when v is 2")]
    public void Members_tell(string a, string requiredOfA, string b, string requiredOfB, string cases)
    {
        UnionModel union = Union($$"""{ "anyOf": [{{A}}, {{B}}] }""", $$"""
            "A": { "type": "object", "properties": { {{a}} }, "required": [{{requiredOfA}}] },
            "B": { "type": "object", "properties": { {{b}} }, "required": [{{requiredOfB}}] }
            """);

        Assert.Equal(cases, Show(union));
    }

    [Fact]
    public void A_map_beside_a_record_has_values_of_its_kind()
    {
        UnionModel union = Union($$"""{ "anyOf": [{{A}}, { "type": "object", "additionalProperties": { "type": "string" } }] }""", """
            "A": { "type": "object", "properties": { "x": { "type": "string" } }, "required": ["x"] }
            """);

        Assert.Equal("A when x; Map of String", Show(union));
    }

    [Theory]
    [InlineData("left", "right")]
    [InlineData("right", "left")]
    public void Records_that_look_alike_are_one_record_wherever_they_stand(string one, string other)
    {
        EndpointModel endpoint = Parse(TestSpec.WithInput($$"""
            "{{one}}": { "anyOf": [{{A}}, {{B}}] }, "{{other}}": { "anyOf": [{{B}}, {{A}}] }
            """, $$"""
            "A": { "type": "object", "properties": { "left": { "anyOf": [{{A}}, {{B}}] }, "right": { "anyOf": [{{B}}, {{A}}] } } },
            "B": { "type": "object", "properties": { "text": { "type": "string" } } }
            """));

        Assert.Equal(["TestInput", $"Test{char.ToUpperInvariant(one[0])}{one[1..]}", "TestOutput"], endpoint.Objects.Select(static type => type.Name));
    }

    private static UnionModel Union(string schema, string components) =>
        Parse(TestSpec.WithInput($"\"it\": {schema}", components)).Unions.Single(static union => union.Name == "TestIt");

    private static EndpointModel Parse(TestSpec spec) => SpecParser.Parse(spec.Text, ParserOptions.Default, CancellationToken.None).Endpoint!;

    private static string Show(UnionModel union) => string.Join("; ", union.Cases.Select(static item =>
        item.TagMember is { } tag ? $"{item.Name} when {tag} is {string.Join(" or ", item.Tags.Select(static value => value.Shape == JsonShape.String ? $"'{value.Value}'" : value.Value))}"
        : item.Markers.Count > 0 ? $"{item.Name} when {string.Join(", ", item.Markers.Select(static marker => marker.Shape is { } shape ? $"{marker.Member} of {shape}" : marker.Member))}"
        : item.ValueShape is { } values ? $"{item.Name} of {values}"
        : item.Name));
}
