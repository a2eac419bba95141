using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>Defaults that their schemas allow, and defaults that they do not.</summary>
public sealed class DefaultTests
{
    private const string Components = """
        "Size": { "type": "object", "properties": { "width": { "type": "integer" }, "id": { "type": "string", "readOnly": true } }, "required": ["width", "id"] },
        "Closed": { "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": false }
        """;

    [Theory]
    [InlineData("""{ "type": "integer", "default": 1.5 }""", "1.5")]
    [InlineData("""{ "type": "integer", "enum": [1, 2], "default": "2" }""", "\"2\"")]
    [InlineData("""{ "type": "string", "enum": ["1", "2"], "default": 1 }""", "1")]
    [InlineData("""{ "type": "number", "enum": [0.5, 1.5], "default": 1 }""", "1")]
    [InlineData("""{ "type": "number", "multipleOf": 0.5, "default": 0.7 }""", "0.7")]
    [InlineData("""{ "type": "number", "exclusiveMinimum": 0, "default": 0 }""", "0")]
    [InlineData("""{ "type": "array", "items": { "type": "integer" }, "default": ["x"] }""", """["x"]""")]
    [InlineData("""{ "type": "array", "items": { "enum": ["a", "b"] }, "default": ["a", "c"] }""", """["a","c"]""")]
    [InlineData("""{ "type": "array", "minItems": 2, "default": [1] }""", "[1]")]
    [InlineData("""{ "type": "array", "uniqueItems": true, "default": [1, 1.0] }""", "[1,1.0]")]
    [InlineData("""{ "type": "array", "prefixItems": [{ "type": "integer" }, { "type": "string" }], "default": [1, 2] }""", "[1,2]")]
    [InlineData("""{ "type": "string", "maxLength": 2, "default": "abc" }""", "\"abc\"")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" }, "default": { "a": "b" } }""", """{"a":"b"}""")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "array", "items": { "type": "integer" } }], "default": "x" }""", "\"x\"")]
    [InlineData("""{ "anyOf": [{ "type": "integer", "maximum": 4 }, { "type": "null" }], "default": 5 }""", "5")]
    [InlineData("""{ "allOf": [{ "type": "integer" }, { "minimum": 3 }], "default": 2 }""", "2")]
    [InlineData("""{ "$ref": "#/components/schemas/Size", "default": {} }""", "{}")]
    [InlineData("""{ "$ref": "#/components/schemas/Size", "default": { "width": "x" } }""", """{"width":"x"}""")]
    [InlineData("""{ "$ref": "#/components/schemas/Closed", "default": { "b": 1 } }""", """{"b":1}""")]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/components/schemas/Size" }, "default": [{ "width": 1 }, { "width": null }] }""", """[{"width":1},{"width":null}]""")]
    public void Default_that_does_not_fit_is_reported_as_JSON(string schema, string shown)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.WithInput($"\"it\": {schema}", Components));

        string diagnostic = Assert.Single(run.Diagnostics);
        Assert.Contains($"warning FLUX0103: The default of 'it', {shown}, is not a value that its own schema allows.", diagnostic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "integer", "default": 1.0 }""")]
    [InlineData("""{ "type": "integer", "enum": [1, 2], "default": 2.0 }""")]
    [InlineData("""{ "type": "integer", "default": 98765432109876543210 }""")]
    [InlineData("""{ "type": "number", "enum": [0.5, 1], "default": 1.0 }""")]
    [InlineData("""{ "type": "number", "multipleOf": 0.1, "default": 0.3 }""")]
    [InlineData("""{ "type": "string", "maxLength": 2, "default": "🤩🤩" }""")]
    [InlineData("""{ "type": "string", "pattern": "^a", "default": "b" }""")]
    [InlineData("""{ "type": "string", "default": null }""")]
    [InlineData("""{ "type": "string", "nullable": true, "enum": ["a"], "default": null }""")]
    [InlineData("""{ "anyOf": [{ "enum": ["a"] }, { "type": "string" }], "default": "b" }""")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "null" }], "default": null }""")]
    [InlineData("""{ "$ref": "#/components/schemas/Size", "default": { "width": 1, "more": true } }""")]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/components/schemas/Size" }, "default": [] }""")]
    [InlineData("""{ "enum": ["a", 1, null], "default": 1 }""")]
    [InlineData("""{ "nullable": true, "default": 1 }""")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/components/schemas/Size" }, { "type": "integer" }], "default": 1 }""")]
    public void Default_that_fits_is_not_reported(string schema) =>
        Assert.Empty(GeneratorRun.WithDiagnostics(TestSpec.WithInput($"\"it\": {schema}", Components)).Diagnostics);

    [Fact]
    public void Null_default_of_a_required_property_is_reported()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.Of(input: """{ "type": "object", "properties": { "a": { "type": "string", "default": null } }, "required": ["a"] }"""));

        Assert.Contains("FLUX0103: The default of 'a', null, is not", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Default_behind_a_reference_is_reported_where_it_is_written()
    {
        TestSpec spec = TestSpec.WithInput("\"it\": { \"$ref\": \"#/components/schemas/Share\" }", "\"Share\": { \"type\": \"integer\", \"default\": \"half\" }");

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.StartsWith($"{spec.Path}({spec.PlaceOf("\"half\"")}): warning FLUX0103", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }
}
