using Flux2Gen.Consumer.Fal;

namespace Flux2Gen.Consumer.Tests.Support;

/// <summary>The four endpoints that edit pictures, called alike.</summary>
internal static class EditEndpoints
{
    public static TheoryData<string> Ids { get; } =
    [
        Flux2ProEditEndpoint.EndpointId,
        Flux2EditEndpoint.EndpointId,
        Flux2FlashEditEndpoint.EndpointId,
        Flux2TurboEditEndpoint.EndpointId,
    ];

    public static async Task<ImageFile> EditAsync(FalApi fal, string endpointId, string prompt, FalFileInput picture) => endpointId switch
    {
        Flux2ProEditEndpoint.EndpointId => (await fal.Flux2ProEdit.SubscribeAsync(
            new Flux2ProEditInput { Prompt = prompt, ImageUrls = [picture], OutputFormat = Flux2ProEditOutputFormat.Png })).Data.Images[0],
        Flux2EditEndpoint.EndpointId => (await fal.Flux2Edit.SubscribeAsync(
            new Flux2EditInput { Prompt = prompt, ImageUrls = [picture], OutputFormat = Flux2EditOutputFormat.Png })).Data.Images[0],
        Flux2FlashEditEndpoint.EndpointId => (await fal.Flux2FlashEdit.SubscribeAsync(
            new Flux2FlashEditInput { Prompt = prompt, ImageUrls = [picture], OutputFormat = Flux2FlashEditOutputFormat.Png })).Data.Images[0],
        Flux2TurboEditEndpoint.EndpointId => (await fal.Flux2TurboEdit.SubscribeAsync(
            new Flux2TurboEditInput { Prompt = prompt, ImageUrls = [picture], OutputFormat = Flux2TurboEditOutputFormat.Png })).Data.Images[0],
        _ => throw new ArgumentOutOfRangeException(nameof(endpointId)),
    };
}
