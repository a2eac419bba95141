using System.Text.Json;
using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;

namespace Flux2Gen.Consumer.Tests.Calls;

public sealed class PromptTests
{
    private static readonly StructuredPrompt Prompt = new()
    {
        Scene = "a harbour at dawn",
        Subjects = [new PromptSubject { Type = "lighthouse", Description = $"painted in {HexColor.Parse("#FF6B6B")}", Position = "background" }],
        ColorPalette = [HexColor.Parse("#FF6B6B"), "warm sand"],
        Camera = new PromptCamera { Lens = "35mm" },
    };

    [Fact]
    public async Task A_structured_prompt_goes_wherever_a_prompt_goes()
    {
        await using TestFal fal = await TestFal.StartAsync();

        await fal.Api.Flux2Pro.RunAsync(new Flux2ProInput { Prompt = Prompt, ImageSize = new ImageSize(64, 64) });
        string initializer = fal.LastInput("fal-ai/flux-2-pro").GetProperty("prompt").GetString()!;
        await fal.Api.Flux2Pro.RunAsync(Prompt);
        string shortcut = fal.LastInput("fal-ai/flux-2-pro").GetProperty("prompt").GetString()!;

        Assert.Equal(Prompt.ToString(), initializer);
        Assert.Equal(initializer, shortcut);
        Assert.Equal("painted in color #FF6B6B", JsonElement.Parse(initializer).GetProperty("subjects")[0].GetProperty("description").GetString());
    }

    [Fact]
    public async Task What_came_back_can_be_taken_apart_again()
    {
        await using TestFal fal = await TestFal.StartAsync();

        FalResult<Flux2EditOutput> result = await fal.Api.Flux2Edit.RunAsync(new Flux2EditInput
        {
            Prompt = Prompt,
            ImageUrls = [(await fal.Api.Flux2Pro.RunAsync("a mill")).Data.Images[0]],
        });

        Assert.True(StructuredPrompt.TryParse(result.Data.Prompt, out StructuredPrompt? prompt));
        Assert.Equal("lighthouse", prompt.Subjects![0].Type);
    }

    [Fact]
    public async Task A_reference_to_a_picture_that_is_not_there_is_found_before_it_is_paid_for()
    {
        await using TestFal fal = await TestFal.StartAsync();
        var input = new Flux2ProEditInput { Prompt = $"{ImageReference.FromIndex(0)} in the setting from {new ImageReference(3)}", ImageUrls = ["https://x/1.png", "https://x/2.png"] };

        FalInputException missing = Assert.Throws<FalInputException>(() => ImageReference.ThrowIfMissing(input.Prompt, input.ImageUrls.Count));

        Assert.Equal("prompt refers to @image3, but only 2 images are given, @image1 to @image2.", Assert.Single(missing.Violations).Message);

        // The words of a prompt are the model's business: no call looks for references by itself.
        Assert.Empty(input.Validate());
        Assert.Empty(fal.Requests);
    }
}
