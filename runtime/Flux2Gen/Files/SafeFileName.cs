using System.Buffers;
using System.Globalization;
using System.Text;
using Flux2Gen.Content;

namespace Flux2Gen.Files;

/// <summary>Makes names of files from what a server says, such that they are names in one folder, on any system, and nothing else.</summary>
internal static class SafeFileName
{
    /// <summary>In bytes of UTF-8; file systems take 255, and the name may get a number.</summary>
    private const int MaximumLength = 200;

    private const int MaximumExtension = 20;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("<>:\"/\\|?*");

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"];

    /// <summary>Chooses the name of a file.</summary>
    /// <param name="names">What it might be called, best first; nulls are passed over.</param>
    /// <param name="mediaTypes">Its media types, best first, for the extension of a name that has none.</param>
    public static string Choose(IEnumerable<string?> names, IEnumerable<string?> mediaTypes)
    {
        string name = names.Select(From).FirstOrDefault(static name => name is not null) ?? "file";
        return Path.GetExtension(name).Length > 1 ? name : name + (mediaTypes.Select(MediaTypes.ToExtension).FirstOrDefault(static extension => extension.Length > 0) ?? "");
    }

    /// <summary>The last part of a URL's path, unescaped; null when there is none.</summary>
    public static string? OfUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" ? Uri.UnescapeDataString(address.Segments[^1]) : null;

    /// <summary>The name with a number, for when it is taken.</summary>
    public static string Numbered(string name, int number) =>
        number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}");

    /// <summary>Makes a name safe; null when nothing is left of it.</summary>
    public static string? From(string? name)
    {
        if (name is null)
        {
            return null;
        }

        string last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = new StringBuilder();
        foreach (Rune rune in last.EnumerateRunes())
        {
            safe.Append(IsFit(rune) ? rune.ToString() : "_");
        }

        // Neither hidden nor a step upwards; and Windows drops dots and spaces at the end by itself.
        string trimmed = Shortened(safe.ToString().Trim().TrimStart('.', ' ').TrimEnd('.', ' '));
        return trimmed.Length == 0 || trimmed.All(static character => character == '_') ? null
            : IsDevice(trimmed) ? "_" + trimmed
            : trimmed;
    }

    /// <summary>Whether a character is only a character: no separator, no control, none that turns the direction of the text or stands for half of one.</summary>
    private static bool IsFit(Rune rune) =>
        !(rune.IsBmp && NotInNames.Contains((char)rune.Value))
        && rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string Shortened(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaximumLength)
        {
            return name;
        }

        string extension = Path.GetExtension(name);
        extension = Encoding.UTF8.GetByteCount(extension) <= MaximumExtension ? extension : "";
        int room = MaximumLength - Encoding.UTF8.GetByteCount(extension);
        var stem = new StringBuilder();
        foreach (Rune rune in name[..^extension.Length].EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            stem.Append(rune.ToString());
        }

        return stem.ToString().TrimEnd('.', ' ') + extension;
    }

    /// <summary>Whether Windows takes the name for a device, whatever extension it has.</summary>
    private static bool IsDevice(string name)
    {
        string stem = name.Split('.')[0].TrimEnd();
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
                && (char.IsAsciiDigit(stem[3]) || stem[3] is '¹' or '²' or '³'));
    }
}
