using Flux2Gen;
using Quickstart.Display;
using Quickstart.Fal;

namespace Quickstart;

/// <summary>What the sample is about: makes a picture from a prompt, saves it, and edits the saved file.</summary>
internal static class MakeAndEdit
{
    private const string EditPrompt = "the same place on a snowy night, under a sky of deep blue";

    /// <summary>Makes both pictures, and prints where each is as soon as it is there.</summary>
    /// <param name="client">The connection to fal.</param>
    /// <param name="settings">What was asked for on the command line.</param>
    /// <param name="display">Shows how the requests get on.</param>
    /// <param name="cancellationToken">Ends the work, and cancels the request under way at fal.</param>
    /// <returns>A task that ends when both pictures are saved.</returns>
    public static async Task RunAsync(
        FalClient client, QuickstartSettings settings, IRequestDisplay display, CancellationToken cancellationToken)
    {
        var fal = new FalApi(client);

        var input = new Flux2ProInput
        {
            Prompt = settings.Prompt,
            ImageSize = Flux2ProImageSize.LandscapeSixteenNine,
            OutputFormat = Flux2ProOutputFormat.Png,
        };
        FalResult<Flux2ProOutput> result = await display.FollowAsync(
            fal.Flux2Pro.Id,
            onUpdate => fal.Flux2Pro.SubscribeAsync(input, onUpdate, cancellationToken: cancellationToken));
        string made = await result.Data.Images[0].SaveAsync(Path.Combine(settings.Folder, "made.png"), cancellationToken);
        Console.WriteLine($"Made:   {made}");

        // A file of this machine is uploaded when the request is sent. result.Data.Images[0] would do as well, without an upload.
        FalFileInput picture = FalFileInput.FromFile(made);
        ImageFile image = await display.FollowAsync(
            settings.EditModel,
            onUpdate => EditModels.EditAsync(fal, settings.EditModel, EditPrompt, picture, onUpdate, cancellationToken));
        string edited = await image.SaveAsync(Path.Combine(settings.Folder, "edited.png"), cancellationToken);
        Console.WriteLine($"Edited: {edited}");
    }
}
