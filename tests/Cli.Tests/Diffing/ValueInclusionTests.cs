using System.Text.Json;
using Flux2Gen.Cli.Diff.Values;

namespace Flux2Gen.Cli.Tests.Diffing;

public sealed class ValueInclusionTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", """{}""", nameof(Fit.All))]
    [InlineData("""{}""", """{"type":"string"}""", nameof(Fit.Unknown))]
    [InlineData("""{"type":"integer"}""", """{"type":"number"}""", nameof(Fit.All))]
    [InlineData("""{"type":"number"}""", """{"type":"integer"}""", nameof(Fit.Some))]
    [InlineData("""{"type":"string"}""", """{"type":"integer"}""", nameof(Fit.None))]
    [InlineData("""{"type":"integer","minimum":1,"maximum":2}""", """{"enum":[1,2,3]}""", nameof(Fit.All))]
    [InlineData("""{"type":"integer","minimum":1}""", """{"type":"integer","exclusiveMinimum":0}""", nameof(Fit.All))]
    [InlineData("""{"enum":["a","b"]}""", """{"anyOf":[{"const":"a"},{"const":"b"}]}""", nameof(Fit.All))]
    [InlineData("""{"type":"boolean"}""", """{"const":true}""", nameof(Fit.Some))]
    [InlineData("""{"type":["string","null"]}""", """{"type":"string"}""", nameof(Fit.Some))]
    [InlineData("""{"type":"string","nullable":true}""", """{"anyOf":[{"type":"string"},{"type":"null"}]}""", nameof(Fit.All))]
    [InlineData("""{"$ref":"#/components/schemas/Name"}""", """{"type":"string","maxLength":9}""", nameof(Fit.All))]
    [InlineData("""{"allOf":[{"type":"string"},{"maxLength":3}]}""", """{"$ref":"#/components/schemas/Name"}""", nameof(Fit.All))]
    [InlineData("""{"$ref":"#/components/schemas/Node"}""", """{"$ref":"#/components/schemas/Other"}""", nameof(Fit.All))]
    [InlineData("""{"$ref":"#/components/schemas/Other"}""", """{"$ref":"#/components/schemas/Node"}""", nameof(Fit.Some))]
    [InlineData("""{"type":"array","prefixItems":[{"type":"integer"}],"items":false}""", """{"type":"array","items":{"type":"integer"},"maxItems":1}""", nameof(Fit.All))]
    [InlineData("""{"type":"array","items":[{"type":"integer"}],"additionalItems":false,"minItems":1}""", """{"type":"array","prefixItems":[{"type":"integer"}],"minItems":1,"maxItems":1}""", nameof(Fit.All))]
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":2}""", """{"type":"array","items":{"type":"integer"},"maxItems":1}""", nameof(Fit.None))]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", """{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""", nameof(Fit.Some))]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""", """{"type":"object","additionalProperties":{"type":"string"}}""", nameof(Fit.All))]
    [InlineData("""{"type":"object","patternProperties":{"^a":{"type":"number"}}}""", """{"type":"object","patternProperties":{"^a":{"type":"integer"}}}""", nameof(Fit.Some))]
    [InlineData("""{"type":"string","format":"binary"}""", """{"type":"string"}""", nameof(Fit.All))]
    [InlineData("""{"type":"string","x-fal":{"max_file_size":5}}""", """{"type":"string","max_file_size":5}""", nameof(Fit.All))]
    [InlineData("""{"type":"string"}""", """{"type":"string","not":{"const":"x"}}""", nameof(Fit.Some))]
    public void Values_fit_as_far_as_the_schemas_say(string written, string taken, string expected) => Assert.Equal(expected, Of(written, taken, isReader: false).ToString());

    [Theory]
    [InlineData("""{"type":"string","maxLength":9}""", """{"type":"string","maxLength":5}""", nameof(Fit.Some))]
    [InlineData("""{"enum":["a"]}""", """{"enum":["b"]}""", nameof(Fit.Some))]
    [InlineData("""{"type":"string"}""", """{"type":"integer"}""", nameof(Fit.None))]
    [InlineData("""{"type":"array","prefixItems":[{"type":"string"},{"type":"string"}]}""", """{"type":"array","prefixItems":[{"type":"string"}]}""", nameof(Fit.Some))]
    [InlineData("""{"type":"array","prefixItems":[{"type":"string"}]}""", """{"type":"array","prefixItems":[{"type":"string"},{"type":"string"}]}""", nameof(Fit.None))]
    [InlineData("""{"type":"object","properties":{"b":{"type":"string"}}}""", """{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}""", nameof(Fit.All))]
    [InlineData("""{"type":"object","properties":{"a":{"type":["string","null"]}}}""", """{"type":"object","properties":{"a":{"type":"string"}}}""", nameof(Fit.All))]
    public void Clients_read_what_their_types_hold(string written, string taken, string expected) => Assert.Equal(expected, Of(written, taken, isReader: true).ToString());

    private static Fit Of(string written, string taken, bool isReader)
    {
        JsonElement root = JsonElement.Parse($$"""
            {
              "components": {
                "schemas": {
                  "Name": { "type": "string", "maxLength": 5 },
                  "Node": { "type": "object", "properties": { "v": { "type": "integer" }, "next": { "$ref": "#/components/schemas/Node" } } },
                  "Other": { "type": "object", "properties": { "v": { "type": "number" }, "next": { "$ref": "#/components/schemas/Other" } } }
                }
              },
              "written": {{written}},
              "taken": {{taken}}
            }
            """);
        var source = new SchemaSource(root);
        return new ValueInclusion(static (_, _) => false, static (_, _) => false, static _ => null, isReader).Of(
            source.Of(new SchemaPart(root.GetProperty("written"), "written")),
            source.Of(new SchemaPart(root.GetProperty("taken"), "taken")));
    }
}
