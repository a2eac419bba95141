using System.Text.Json;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Samples;

public sealed class SchemaMatchTests
{
    private const string Object = """{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}""";

    [Theory]
    [InlineData("""{"type":"integer"}""", "3.0", true)]
    [InlineData("""{"type":"integer"}""", "3.5", false)]
    [InlineData("""{"type":"integer"}""", "true", false)]
    [InlineData("""{"type":"integer","maximum":2}""", "3", false)]
    [InlineData("""{"type":"number"}""", "3.5", true)]
    [InlineData("""{"type":"string"}""", "null", false)]
    [InlineData("""{"enum":["a"]}""", "\"b\"", true)]
    [InlineData("""{"enum":["a"]}""", "1", false)]
    [InlineData("""{"enum":["a",null]}""", "null", true)]
    [InlineData("""{"const":"a"}""", "\"b\"", false)]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "[\"a\",1]", false)]
    [InlineData("""{"type":"array","prefixItems":[{"type":"string"}]}""", "[\"a\"]", true)]
    [InlineData("""{"type":"array","prefixItems":[{"type":"string"}]}""", "[]", false)]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"}}""", """{"x":1}""", false)]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"integer"}]}""", "[]", false)]
    [InlineData(Object, """{"a":1,"b":2}""", true)]
    [InlineData(Object, """{"a":"1"}""", false)]
    [InlineData(Object, """{}""", false)]
    public void Shape_decides(string schema, string value, bool fits) =>
        Assert.Equal(fits, SchemaMatch.Fits(TestSpecs.Schema(schema), JsonElement.Parse(value)));
}
