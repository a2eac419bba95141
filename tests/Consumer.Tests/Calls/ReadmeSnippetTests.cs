using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Tests.Support;

namespace Flux2Gen.Consumer.Tests.Calls;

public sealed class ReadmeSnippetTests
{
    [Fact]
    public async Task The_first_example_makes_and_saves_a_picture()
    {
        await using TestFal local = await TestFal.StartAsync();
        using var folder = new TemporaryFolder();
        string path = folder.File("lighthouse.png");
        FalClient client = local.Api.Client;

        // The README's example, but for the client and the path.
        var fal = new FalApi(client);
        FalResult<Flux2ProOutput> result = await fal.Flux2Pro.SubscribeAsync(
            new Flux2ProInput
            {
                Prompt = "a lighthouse at dusk, color #FF6B6B sky",
                ImageSize = Flux2ProImageSize.LandscapeSixteenNine,
                OutputFormat = Flux2ProOutputFormat.Png,
            },
            onUpdate: update => Console.WriteLine(update));
        await result.Data.Images[0].SaveAsync(path);

        Assert.Equal((1024, 576), Png.SizeOf(path));
    }

    [Fact]
    public async Task A_prompt_alone_is_enough()
    {
        await using TestFal local = await TestFal.StartAsync();

        FalResult<Flux2ProOutput> result = await local.Api.Flux2Pro.RunAsync("a mill by a river");

        Assert.Equal("""{"prompt":"a mill by a river"}""", local.LastInput(Flux2ProEndpoint.EndpointId).GetRawText());
        Assert.Single(result.Data.Images);
    }
}
