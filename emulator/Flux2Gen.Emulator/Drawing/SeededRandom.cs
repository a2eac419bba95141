namespace Flux2Gen.Emulator.Drawing;

/// <summary>
/// SplitMix64. <see cref="Random"/> may change its sequence with any .NET version, and pictures must not.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below 1.</summary>
    public float NextUnit() => (NextBits() >> 40) / (float)(1 << 24);

    public float Range(float low, float high) => low + ((high - low) * NextUnit());

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(NextBits() % (ulong)count);

    /// <summary>A seed for a part of the picture, so that parts do not disturb each other.</summary>
    public uint NextSeed() => (uint)NextBits();
}
