using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Generator.Tests.Naming;

public sealed class EndpointNameTests
{
    [Theory]
    [InlineData("fal-ai/flux-2-pro", "Flux2Pro")]
    [InlineData("fal-ai/flux-2/flash/edit", "Flux2FlashEdit")]
    [InlineData("bria/video/background-removal", "BriaVideoBackgroundRemoval")]
    [InlineData("fal-ai/3d-thing", "_3dThing")]
    [InlineData("fal-ai/wan/v2.2-5b/text-to-video", "WanV225bTextToVideo")]
    public void An_endpoint_is_named_by_its_id(string id, string name) => Assert.Equal(name, EndpointName.Of(id, keepOwner: false));

    [Fact]
    public void The_full_name_keeps_the_owner() => Assert.Equal("FalAiFlux2Pro", EndpointName.Of("fal-ai/flux-2-pro", keepOwner: true));

    [Theory]
    [InlineData("fal-ai/flux-2-pro", true)]
    [InlineData("bria/fibo/v1.5/edit", true)]
    [InlineData("flux", false)]
    [InlineData("fal-ai//x", false)]
    [InlineData("fal-ai/../x", false)]
    [InlineData("fal-ai/x y", false)]
    [InlineData("fal-ai/x\"; class Evil { }//", false)]
    [InlineData("", false)]
    public void An_id_has_segments_of_plain_characters(string text, bool isId) => Assert.Equal(isId, EndpointName.IsEndpointId(text));

    [Fact]
    public void A_file_name_has_no_folders() => Assert.Equal("fal-ai.flux-2.edit.g.cs", EndpointName.ToFileName("fal-ai/flux-2/edit"));
}
