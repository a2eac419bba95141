namespace Flux2Gen.Emulator.Drawing;

/// <summary>FNV-1a: the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class StableHash
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(string text)
    {
        ulong hash = Basis;
        foreach (char c in text)
            hash = (hash ^ c) * Prime;
        return hash;
    }

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ulong hash = Basis;
        foreach (byte b in bytes)
            hash = (hash ^ b) * Prime;
        return hash;
    }

    public static ulong Combine(ulong first, ulong second) => ((first * Prime) ^ second) * Prime;
}
