using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Tests.Documents;

public sealed class JsonPathTests
{
    private static readonly JsonElement Json = JsonElement.Parse("""{"a":[{"b c":1},{"d":2}],"e/f":{"g~h":3}}""");

    [Theory]
    [InlineData("$.a[0]['b c']", "1")]
    [InlineData("$.a[1].d", "2")]
    [InlineData("$.a[1]", """{"d":2}""")]
    public void A_path_leads_to_its_value(string path, string value) => Assert.Equal(value, JsonPath.Evaluate(Json, path)?.GetRawText());

    [Theory]
    [InlineData("$.a[2]")]
    [InlineData("$.a.b")]
    [InlineData("$.x")]
    public void A_path_may_lead_nowhere(string path) => Assert.Null(JsonPath.Evaluate(Json, path));

    [Theory]
    [InlineData("#/e~1f/g~0h", "3")]
    [InlineData("#/e%7E1f/g~0h", "3")]
    public void A_reference_is_unescaped(string reference, string value) => Assert.Equal(value, JsonPath.Follow(Json, reference)?.GetRawText());

    [Theory]
    [InlineData("#/x")]
    [InlineData("other.json#/e~1f")]
    public void A_reference_to_elsewhere_leads_nowhere(string reference) => Assert.Null(JsonPath.Follow(Json, reference));
}
