namespace Flux2Gen.Emulator.Drawing.Png;

/// <summary>What reader and writer agree on.</summary>
internal static class PngFormat
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The predictor of filter type 4.</summary>
    public static byte Paeth(byte left, byte up, byte upLeft)
    {
        int toLeft = Math.Abs(up - upLeft);
        int toUp = Math.Abs(left - upLeft);
        int toUpLeft = Math.Abs(left + up - upLeft - upLeft);
        return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }
}
