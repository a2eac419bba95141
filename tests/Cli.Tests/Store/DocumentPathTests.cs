using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Tests.Store;

public sealed class DocumentPathTests
{
    [Theory]
    [InlineData("fal-ai/flux-2/flash/edit")]
    [InlineData("fal-ai/wan/v2.2-a14b/text-to-video")]
    [InlineData("bria/fibo_2")]
    [InlineData("workflows/Somebody/thing")]
    public void An_id_is_a_path(string id) => Assert.Equal($"{id}.json", DocumentPath.Of(id));

    [Theory]
    [InlineData("")]
    [InlineData("flux")]
    [InlineData("../../etc/passwd")]
    [InlineData("fal-ai/../../x")]
    [InlineData("fal-ai/..")]
    [InlineData("fal-ai/./x")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/windows/system")]
    [InlineData("fal-ai\\..\\x")]
    [InlineData("fal-ai//x")]
    [InlineData("fal-ai/x/")]
    [InlineData("fal-ai/x?y=z")]
    [InlineData("fal-ai/x&endpoint_id=y")]
    [InlineData("fal-ai/x%2e%2e")]
    [InlineData("fal-ai/x\n")]
    [InlineData("fal-ai/x\0")]
    [InlineData(".git/config")]
    [InlineData("fal-ai/x.")]
    [InlineData("fal-ai/con")]
    [InlineData("fal-ai/NUL.txt")]
    [InlineData("aux/x")]
    public void What_could_be_another_place_is_none(string id)
    {
        Assert.False(DocumentPath.IsSafe(id));
        Assert.Throws<StoreException>(() => DocumentPath.Of(id));
    }
}
