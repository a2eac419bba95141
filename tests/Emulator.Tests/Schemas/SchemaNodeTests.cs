using Flux2Gen.Emulator.Schemas;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Schemas;

public sealed class SchemaNodeTests
{
    [Fact]
    public void Keywords_beside_a_reference_win_over_its_target()
    {
        SchemaNode schema = Schema.Of("""{"$ref":"#/defs/t","default":1}""", """{"t":{"type":"integer","default":2,"title":"T"}}""");

        Assert.True(schema.TryGetNumber("default", out System.Text.Json.JsonElement value));
        Assert.Equal(1, value.GetInt32());
        Assert.Equal("T", schema.GetText("title"));
        Assert.True(schema.Is("integer"));
    }

    [Fact]
    public void Properties_come_in_display_order_with_those_of_allOf()
    {
        SchemaNode schema = Schema.Of(
            """{"allOf":[{"$ref":"#/defs/base"}],"properties":{"z":{},"a":{}},"required":["a"],"x-fal-order-properties":["a","base","z"]}""",
            """{"base":{"properties":{"base":{"type":"string"}},"required":["base"]}}""");

        Assert.Equal([("a", true), ("base", true), ("z", false)], schema.Properties.Select(property => (property.Name, property.IsRequired)));
    }

    [Fact]
    public void Escaped_pointers_are_followed() =>
        Assert.True(Schema.Of("""{"$ref":"#/defs/a~1b%20c~0"}""", """{"a/b c~":{"type":"string"}}""").Is("string"));

    [Theory]
    [InlineData("#/components/schemas/Box/properties/side/anyOf/1")]
    [InlineData("#/$defs/Inner")]
    [InlineData("#hook")]
    public void References_into_parts_and_around_are_followed(string reference)
    {
        System.Text.Json.JsonElement root = SchemaPointer.MakeAbsolute(System.Text.Json.JsonElement.Parse("""
            {"components":{"schemas":{"Box":{"$defs":{"Inner":{"type":"integer"}},"properties":{"it":{"$ref":"REFERENCE"},"side":{"anyOf":[{"type":"string"},{"type":"integer","$anchor":"hook"}]}}}}}}
            """.Replace("REFERENCE", reference, StringComparison.Ordinal)));

        Assert.True(SchemaPointer.TryFollow(root, "#/components/schemas/Box/properties/it", out System.Text.Json.JsonElement it));
        Assert.True(SchemaNode.From(root, it).Is("integer"));
    }

    [Theory]
    [InlineData("""{"$ref":"#/defs/none"}""")]
    [InlineData("""{"$ref":"https://example.com/schema"}""")]
    [InlineData("""{"$ref":5}""")]
    [InlineData("true")]
    public void What_leads_nowhere_is_missing(string schema) => Assert.True(Schema.Of(schema).IsMissing);

    [Fact]
    public void Suggested_values_are_const_default_and_examples() =>
        Assert.Equal("1,2,3,4", string.Join(',', Schema.Of("""{"example":4,"examples":[2,3],"default":1}""").SuggestedValues.Select(value => value.GetRawText())));
}
