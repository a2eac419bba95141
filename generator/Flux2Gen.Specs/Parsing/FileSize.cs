using System.Globalization;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Writes sizes in units that are exact, because a limit is.</summary>
internal static class FileSize
{
    /// <summary>The units, the largest first.</summary>
    private static readonly (decimal Size, string Unit)[] Units =
    [
        (1024m * 1024 * 1024, "GiB"), (1_000_000_000, "GB"), (1024 * 1024, "MiB"), (1_000_000, "MB"), (1024, "KiB"), (1_000, "kB"),
    ];

    /// <summary>A size in the largest unit that it is a whole number of.</summary>
    public static string Text(decimal bytes)
    {
        foreach ((decimal size, string unit) in Units)
        {
            if (bytes >= size && bytes % size == 0)
            {
                return $"{Grouped(bytes / size)} {unit}";
            }
        }

        return $"{Grouped(bytes)} bytes";
    }

    /// <summary>A number, with commas from five digits on.</summary>
    public static string Grouped(decimal number) => number.ToString(
        number >= 10_000 ? "#,0.############################" : "0.############################",
        CultureInfo.InvariantCulture);
}
