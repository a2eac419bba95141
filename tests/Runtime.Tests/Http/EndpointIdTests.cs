namespace Flux2Gen.Runtime.Tests.Http;

public class EndpointIdTests
{
    [Theory]
    [InlineData("fal-ai/flux-2-pro", "fal-ai/flux-2-pro", "fal-ai/flux-2-pro")]
    [InlineData("fal-ai/flux-2/flash/edit", "fal-ai/flux-2/flash/edit", "fal-ai/flux-2")]
    [InlineData("fal-ai/kling-video/v1.6/pro/text-to-video", "fal-ai/kling-video/v1.6/pro/text-to-video", "fal-ai/kling-video")]
    [InlineData("workflows/acme/my-flow", "workflows/acme/my-flow", "workflows/acme/my-flow")]
    [InlineData("workflows/acme/my-flow/sub", "workflows/acme/my-flow/sub", "workflows/acme/my-flow")]
    [InlineData("comfy/acme/graph/run", "comfy/acme/graph/run", "comfy/acme/graph")]
    [InlineData("workflow/acme/flow", "workflow/acme/flow", "workflow/acme")]
    [InlineData("110602490-lora", "110602490/lora", "110602490/lora")]
    [InlineData("110602490-fast-sdxl", "110602490/fast-sdxl", "110602490/fast-sdxl")]
    public void The_paths_follow_from_the_id(string id, string path, string owner)
    {
        var endpoint = EndpointId.Parse(id);

        Assert.Equal((id, path, owner), (endpoint.Value, endpoint.Path, endpoint.Base));
    }

    [Theory]
    [InlineData("")]
    [InlineData("flux")]
    [InlineData("-lora")]
    [InlineData("110602490-")]
    [InlineData("a-b")]
    [InlineData("/fal-ai/flux")]
    [InlineData("fal-ai/flux/")]
    [InlineData("fal-ai//flux")]
    [InlineData("fal-ai/../secret")]
    [InlineData("fal-ai/./flux")]
    [InlineData("fal-ai/%2e%2e")]
    [InlineData("fal-ai/flux?x=1")]
    [InlineData("fal-ai/flux#x")]
    [InlineData("fal-ai/flux dev")]
    [InlineData("fal-ai\\flux")]
    [InlineData("fal-ai/flux@evil.example")]
    [InlineData("https://fal.run/fal-ai/flux")]
    [InlineData("workflows/acme")]
    public void Anything_else_is_refused(string id) => Assert.Throws<ArgumentException>(nameof(id), () => EndpointId.Parse(id));

    [Fact]
    public void An_endless_id_is_refused() =>
        Assert.Throws<ArgumentException>(() => EndpointId.Parse("fal-ai/" + new string('a', 300)));
}
