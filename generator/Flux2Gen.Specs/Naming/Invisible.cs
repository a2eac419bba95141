using System.Globalization;

namespace Flux2Gen.Specs.Naming;

/// <summary>Characters that show nothing, though some are letters by their category.</summary>
internal static class Invisible
{
    private const int Joiner = 0x200d;
    private const int NonJoiner = 0x200c;

    /// <summary>Whether a code point is format control, ignorable by default (Unicode 16, DerivedCoreProperties), or blank.</summary>
    public static bool Contains(int codePoint) => codePoint >= 0xad && (codePoint
        is 0xad or 0x34f or 0x61c or 0x115f or 0x1160 or 0x17b4 or 0x17b5 or 0x2800 or 0x3164 or 0xfeff or 0xffa0
        or (>= 0x180b and <= 0x180f) or (>= 0x200b and <= 0x200f) or (>= 0x202a and <= 0x202e) or (>= 0x2060 and <= 0x206f)
        or (>= 0xfe00 and <= 0xfe0f) or (>= 0xfff0 and <= 0xfffb) or (>= 0x1bca0 and <= 0x1bca3) or (>= 0x1d173 and <= 0x1d17a)
        or (>= 0xe0000 and <= 0xe0fff)
        || IsFormat(codePoint));

    /// <summary>Whether a code point joins its neighbors or keeps them apart, which some scripts and emoji need.</summary>
    public static bool IsJoiner(int codePoint) => codePoint is Joiner or NonJoiner;

    private static bool IsFormat(int codePoint) => codePoint < 0x10000
        ? CharUnicodeInfo.GetUnicodeCategory((char)codePoint) == UnicodeCategory.Format
        : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(codePoint), 0) == UnicodeCategory.Format;
}
