namespace Flux2Gen.Emulator.Drawing;

/// <summary>What to draw. The same request gives the same picture.</summary>
/// <param name="EndpointId">The endpoint that was asked.</param>
/// <param name="Prompt">The prompt; may be empty.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
internal sealed record PictureRequest(string EndpointId, string Prompt, long Seed, int Width, int Height)
{
    /// <summary>Gets the pictures to build from; the first is the one that is edited.</summary>
    public IReadOnlyList<RasterImage> Sources { get; init; } = [];

    /// <summary>Gets which picture of a batch this is.</summary>
    public int Index { get; init; }

    /// <summary>Gets the one number all chance in the picture comes from.</summary>
    public ulong ChanceSeed => StableHash.Combine(StableHash.Combine(StableHash.Of(EndpointId), StableHash.Of(Prompt)), unchecked((ulong)Seed + ((ulong)Index << 48)));
}
