using System.Globalization;

namespace Flux2Gen.Text;

/// <summary>Writes numbers of bytes for people.</summary>
internal static class ByteSize
{
    private static readonly (long Size, string Unit)[] Units =
    [
        (1024 * 1024 * 1024, "GiB"), (1_000_000_000, "GB"), (1024 * 1024, "MiB"), (1_000_000, "MB"), (1024, "KiB"), (1_000, "kB"),
    ];

    /// <summary>A size in the largest unit that it is a whole number of, because a limit is exact.</summary>
    public static string Text(long bytes)
    {
        (long size, string unit) = Array.Find(Units, unit => bytes >= unit.Size && bytes % unit.Size == 0);
        return size == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes:#,0} bytes")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / size:#,0} {unit} ({bytes:#,0} bytes)");
    }
}
