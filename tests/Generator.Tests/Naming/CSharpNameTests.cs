using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Generator.Tests.Naming;

public sealed class CSharpNameTests
{
    [Theory]
    [InlineData("image_size", "ImageSize")]
    [InlineData("imageUrl", "ImageUrl")]
    [InlineData("LoRA", "LoRA")]
    [InlineData("fal-ai_flux-2-klein_LoRAInput", "FalAiFlux2KleinLoRAInput")]
    [InlineData("SanaV154.8bInput", "SanaV1548bInput")]
    [InlineData("3d_mode", "_3dMode")]
    [InlineData("class", "Class")]
    [InlineData("a\u2028b", "AB")]
    [InlineData("", "Fallback")]
    [InlineData("$$$", "Fallback")]
    public void A_name_on_the_wire_becomes_a_pascal_case_identifier(string wire, string name) =>
        Assert.Equal(name, CSharpName.Identifier(wire, "Fallback"));

    [Fact]
    public void A_local_name_that_is_a_keyword_gets_an_at() => Assert.Equal("@class", CSharpName.Camel("Class", new NameScope()));

    [Fact]
    public void A_local_name_that_is_taken_gets_a_number() => Assert.Equal("reader2", CSharpName.Camel("Reader", new NameScope("reader")));

    [Fact]
    public void Who_asks_later_gets_a_number()
    {
        var scope = new NameScope();

        Assert.Equal(["Hope", "Hope2", "Hope3", "V1", "V1_2"], [scope.Take("Hope"), scope.Take("Hope"), scope.Take("Hope"), scope.Take("V1"), scope.Take("V1")]);
    }
}
