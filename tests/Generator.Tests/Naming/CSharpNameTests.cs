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
    [InlineData("_seed", "Seed")]
    [InlineData("$type", "DollarType")]
    [InlineData("@type", "AtType")]
    [InlineData("MAX_SIZE", "MaxSize")]
    [InlineData("LORA", "Lora")]
    [InlineData("ID", "ID")]
    [InlineData("RGBColor", "RGBColor")]
    [InlineData("H264_output", "H264Output")]
    [InlineData("", "Empty")]
    [InlineData("***", "StarStarStar")]
    [InlineData("()", "U0028U0029")]
    [InlineData("-", "Minus")]
    public void Wire_name_becomes_pascal_case_identifier(string wire, string name) => Assert.Equal(name, CSharpName.Identifier(wire));

    [Theory]
    [InlineData("\u3164", "U3164")]
    [InlineData("\u115f", "U115F")]
    [InlineData("\u1160", "U1160")]
    [InlineData("\uffa0", "UFFA0")]
    [InlineData("prompt\u3164", "Prompt")]
    [InlineData("pro\u034fmpt", "ProMpt")]
    [InlineData("pro\ufe0f", "Pro")]
    public void Invisible_character_is_no_letter(string wire, string name) => Assert.Equal(name, CSharpName.Identifier(wire));

    [Fact]
    public void Long_name_is_cut_and_told_apart_by_hash()
    {
        string name = CSharpName.Identifier(new string('x', 3_000));
        string other = CSharpName.Identifier(new string('x', 3_001));

        Assert.Equal(200, name.Length);
        Assert.NotEqual(name, other);
    }

    [Fact]
    public void Keyword_as_local_name_gets_an_at() => Assert.Equal("@class", CSharpName.Camel("Class", new NameScope()));

    [Fact]
    public void Taken_local_name_gets_a_suffix() => Assert.Equal("optionsValue", CSharpName.Camel("Options", new NameScope("options")));

    [Fact]
    public void Later_caller_gets_a_number()
    {
        var scope = new NameScope();

        Assert.Equal(["Hope", "Hope2", "Hope3", "V1", "V1_2"], [scope.Take("Hope"), scope.Take("Hope"), scope.Take("Hope"), scope.Take("V1"), scope.Take("V1")]);
    }
}
