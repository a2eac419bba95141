using Flux2Gen.Emulator.Schemas;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Schemas;

public sealed class UnionValidationTests
{
    private const string ImageSize = """
        {"anyOf":[
          {"type":"object","properties":{"width":{"type":"integer","exclusiveMinimum":0},"height":{"type":"integer"}}},
          {"type":"string","enum":["square","auto"]},
          {"type":"null"}
        ]}
        """;

    [Theory]
    [InlineData("\"square\"")]
    [InlineData("""{"width":5,"height":5}""")]
    [InlineData("null")]
    public void Any_arm_will_do(string value) => Assert.Empty(Schema.Validate(ImageSize, value));

    [Theory]
    [InlineData("\"round\"", "literal_error")]
    [InlineData("""{"width":0}""", "greater_than")]
    public void The_closest_arm_is_reported(string value, string type) => Assert.Equal(type, Assert.Single(Schema.Validate(ImageSize, value)).Type);

    [Fact]
    public void OneOf_is_a_union_too() => Assert.Empty(Schema.Validate("""{"oneOf":[{"type":"string"},{"type":"integer"}]}""", "3"));

    [Fact]
    public void AllOf_arms_all_count()
    {
        const string Both = """{"allOf":[{"type":"object","required":["a"]},{"type":"object","required":["b"]}]}""";

        Assert.Equal(["missing", "missing"], Schema.Validate(Both, "{}").Select(error => error.Type));
        Assert.Empty(Schema.Validate(Both, """{"a":1,"b":2}"""));
    }

    [Fact]
    public void A_schema_that_refers_to_itself_ends()
    {
        const string Definitions = """{"a":{"$ref":"#/defs/b"},"b":{"$ref":"#/defs/a"},"u":{"anyOf":[{"$ref":"#/defs/u"},{"$ref":"#/defs/u"},{"type":"string"}]}}""";

        Assert.True(Schema.Of("""{"$ref":"#/defs/a"}""", Definitions).IsMissing);
        Assert.Empty(InputValidator.Validate(Schema.Json("1"), Schema.Of("""{"$ref":"#/defs/a"}""", Definitions)));
        Assert.Empty(InputValidator.Validate(Schema.Json("\"x\""), Schema.Of("""{"$ref":"#/defs/u"}""", Definitions)));
    }
}
