using System.Text.Json.Nodes;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Tests.Mutations;

/// <summary>Kinds do what they are called, to what is in use.</summary>
public sealed class MutationKindTests
{
    private const string Input = """{ "type": "object", "properties": { "only": { "enum": ["png", "jpeg"] } }, "required": ["only"] }""";

    [Fact]
    public void A_property_is_removed() => Assert.Empty(Properties(Mutate("remove-property", Input)));

    [Fact]
    public void A_list_of_values_gets_one_twice() =>
        Assert.Equal("""["png","jpeg","png"]""", Only(Mutate("duplicate-enum-value", Input))["enum"]!.ToJsonString());

    [Fact]
    public void Alternatives_change_places() => Assert.Equal(
        """[{"type":"null"},{"type":"string"}]""",
        Only(Mutate("swap-arms", """{ "type": "object", "properties": { "only": { "anyOf": [{ "type": "string" }, { "type": "null" }] } } }"""))["anyOf"]!.ToJsonString());

    [Fact]
    public void A_name_that_changes_is_still_required()
    {
        JsonObject input = Mutate("keyword-name", Input);

        Assert.NotEqual("only", Properties(input).Single().Key);
        Assert.Equal(Properties(input).Single().Key, input["required"]![0]!.GetValue<string>());
    }

    [Fact]
    public void A_document_without_what_a_kind_alters_gets_it_first()
    {
        JsonObject input = Mutate("duplicate-enum-value", """{ "type": "object", "properties": { "text": { "type": "string" } } }""");

        Assert.Equal(["text", "planted"], Properties(input).Select(static pair => pair.Key));
        Assert.Equal("""["a","b","a"]""", Properties(input)["planted"]!["enum"]!.ToJsonString());
    }

    [Fact]
    public void Schemas_that_nothing_refers_to_are_left_alone()
    {
        string text = TestSpecs.Document("owner/model", Input).Replace("\"schemas\": {", "\"schemas\": { \"Unused\": { \"type\": \"object\", \"properties\": { \"a\": {} } },", StringComparison.Ordinal);

        Assert.All(
            MutationList.All.Where(static mutation => mutation.Kind.Name == "remove-property"),
            mutation => Assert.Single(Properties((JsonObject)JsonNode.Parse(mutation.Apply(text))!["components"]!["schemas"]!["Unused"]!)));
    }

    [Fact]
    public void Half_a_document_is_half_a_document()
    {
        string text = TestSpecs.Document("owner/model", Input);
        string altered = Kind("truncate").Apply(text);

        Assert.StartsWith(altered, MutableDocument.TryParse(text, new MutationRandom(1))!.ToText(), StringComparison.Ordinal);
    }

    private static Mutation Kind(string name) => MutationList.All.First(mutation => mutation.Kind.Name == name);

    private static JsonObject Mutate(string kind, string input) =>
        (JsonObject)JsonNode.Parse(Kind(kind).Apply(TestSpecs.Document("owner/model", input)))!["components"]!["schemas"]!["In"]!;

    private static JsonObject Properties(JsonObject schema) => (JsonObject)schema["properties"]!;

    private static JsonObject Only(JsonObject schema) => (JsonObject)Properties(schema)["only"]!;
}
