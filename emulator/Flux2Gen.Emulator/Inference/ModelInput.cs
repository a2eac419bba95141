using System.Text.Json;
using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Inference;

/// <summary>A valid input, and what the emulator understands of it.</summary>
internal sealed record ModelInput
{
    private const int MaximumImageCount = 16;

    /// <summary>Gets the endpoint that was asked.</summary>
    public required EndpointDocument Endpoint { get; init; }

    /// <summary>Gets the input as it came.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>Gets the prompt, or the text that takes its place; may be empty.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets the seed: the given one, or one derived from the input, so that the same input gives the same output.</summary>
    public required long Seed { get; init; }

    /// <summary>Gets the number of images asked for.</summary>
    public required int ImageCount { get; init; }

    /// <summary>Gets a value indicating whether images are wanted as data URIs.</summary>
    public required bool SyncMode { get; init; }

    /// <summary>Gets the size of the images.</summary>
    public required (int Width, int Height) Size { get; init; }

    /// <summary>Gets the pictures the input points to.</summary>
    public required IReadOnlyList<RasterImage> Images { get; init; }

    public static ModelInput Read(EndpointDocument endpoint, JsonElement input, IReadOnlyList<RasterImage> images) => new()
    {
        Endpoint = endpoint,
        Json = input,
        Prompt = JsonText.ReadMember(input, "prompt") ?? JsonText.ReadMember(input, "text") ?? "",
        Seed = ReadSeed(endpoint, input),
        ImageCount = ReadImageCount(input),
        SyncMode = input.ValueKind is JsonValueKind.Object && input.TryGetProperty("sync_mode", out JsonElement syncMode) && syncMode.ValueKind is JsonValueKind.True,
        Size = PictureSize.Choose(input, endpoint.Input, images),
        Images = images,
    };

    private static long ReadSeed(EndpointDocument endpoint, JsonElement input)
    {
        if (input.ValueKind is JsonValueKind.Object && input.TryGetProperty("seed", out JsonElement seed) && seed.ValueKind is JsonValueKind.Number)
            return seed.TryGetInt64(out long value) ? value : Positive(StableHash.Of(seed.GetRawText()));
        return Positive(StableHash.Combine(StableHash.Of(endpoint.Id), StableHash.Of(input.GetRawText())));
    }

    private static long Positive(ulong hash) => (long)(hash >> 33);

    private static int ReadImageCount(JsonElement input) =>
        input.ValueKind is JsonValueKind.Object && input.TryGetProperty("num_images", out JsonElement count)
            && count.ValueKind is JsonValueKind.Number && count.TryGetInt32(out int value)
            ? Math.Clamp(value, 1, MaximumImageCount)
            : 1;
}
