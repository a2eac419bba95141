using Flux2Gen;
using Quickstart.Fal;

namespace Quickstart;

/// <summary>The models that edit a picture. Each has its own types, because no two take quite the same input.</summary>
internal static class EditModels
{
    /// <summary>Edits a picture.</summary>
    /// <param name="fal">The endpoints of this project.</param>
    /// <param name="model">fal's id of the model to edit with.</param>
    /// <param name="prompt">What to change.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="onUpdate">Is told how the request gets on.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The edited picture.</returns>
    public static async Task<ImageFile> EditAsync(
        FalApi fal, string model, string prompt, FalFileInput picture, Action<FalQueueUpdate> onUpdate, CancellationToken cancellationToken)
    {
        switch (model)
        {
            case Flux2FlashEditEndpoint.EndpointId:
                var flash = new Flux2FlashEditInput
                {
                    Prompt = prompt,
                    ImageUrls = [picture],
                    ImageSize = Flux2FlashEditImageSize.LandscapeSixteenNine,
                    OutputFormat = Flux2FlashEditOutputFormat.Png,
                };
                return (await fal.Flux2FlashEdit.SubscribeAsync(flash, onUpdate, cancellationToken: cancellationToken)).Data.Images[0];

            case Flux2TurboEditEndpoint.EndpointId:
                var turbo = new Flux2TurboEditInput
                {
                    Prompt = prompt,
                    ImageUrls = [picture],
                    ImageSize = Flux2TurboEditImageSize.LandscapeSixteenNine,
                    OutputFormat = Flux2TurboEditOutputFormat.Png,
                };
                return (await fal.Flux2TurboEdit.SubscribeAsync(turbo, onUpdate, cancellationToken: cancellationToken)).Data.Images[0];

            case Flux2EditEndpoint.EndpointId:
                var dev = new Flux2EditInput
                {
                    Prompt = prompt,
                    ImageUrls = [picture],
                    ImageSize = Flux2EditImageSize.LandscapeSixteenNine,
                    OutputFormat = Flux2EditOutputFormat.Png,
                };
                return (await fal.Flux2Edit.SubscribeAsync(dev, onUpdate, cancellationToken: cancellationToken)).Data.Images[0];

            case Flux2ProEditEndpoint.EndpointId:
                var pro = new Flux2ProEditInput
                {
                    Prompt = prompt,
                    ImageUrls = [picture],
                    ImageSize = Flux2ProEditImageSize.LandscapeSixteenNine,
                    OutputFormat = Flux2ProEditOutputFormat.Png,
                };
                return (await fal.Flux2ProEdit.SubscribeAsync(pro, onUpdate, cancellationToken: cancellationToken)).Data.Images[0];

            default:
                throw new ArgumentException($"'{model}' does not edit pictures.", nameof(model));
        }
    }
}
