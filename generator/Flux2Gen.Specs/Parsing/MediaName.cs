using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Finds the class of the library that a name speaks of: <c>Image</c>, <c>Video-Output</c>, <c>app__models__AudioFile</c>.</summary>
internal static class MediaName
{
    public const string File = "FalFile";
    public const string Image = "ImageFile";
    public const string Video = "VideoFile";
    public const string Audio = "AudioFile";
    public const string Size = "ImageSize";

    private static readonly Dictionary<string, string> Media = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image"] = Image,
        ["images"] = Image,
        ["picture"] = Image,
        ["pictures"] = Image,
        ["photo"] = Image,
        ["photos"] = Image,
        ["video"] = Video,
        ["videos"] = Video,
        ["movie"] = Video,
        ["movies"] = Video,
        ["audio"] = Audio,
        ["audios"] = Audio,
        ["sound"] = Audio,
        ["sounds"] = Audio,
        ["music"] = Audio,
        ["song"] = Audio,
        ["songs"] = Audio,
        ["speech"] = Audio,
    };

    /// <summary>What tells a name from an equal one.</summary>
    private static readonly char[] Numbers = [.. "_-. 0123456789"];

    /// <summary>Words that Python frameworks add to the names of schemas.</summary>
    private static readonly HashSet<string> Decorations = new(StringComparer.OrdinalIgnoreCase) { "input", "output", "schema", "model", "type", "object" };

    /// <summary>The class of files that a name speaks of; null if it speaks of none.</summary>
    public static string? FileClass(string? name)
    {
        string[] words = Words(name);

        // The last word is what it is, the others are what kind: an image of a video is an image.
        return words.Select(static word => Media.TryGetValue(word, out string? medium) ? medium : null).LastOrDefault(static medium => medium is not null)
            ?? (words.Any(static word => word.Equals("file", StringComparison.OrdinalIgnoreCase) || word.Equals("files", StringComparison.OrdinalIgnoreCase)) ? File : null);
    }

    /// <summary>The class of files that a name is the name of, as fal writes it; null if it says more or less than that.</summary>
    public static string? OwnFileClass(string name) =>
        Words(name).Where(static word => !Decorations.Contains(word)).All(static word => word is "Image" or "Video" or "Audio" or "File") ? FileClass(name) : null;

    /// <summary>Whether a name speaks of the size of an image and of nothing else.</summary>
    public static bool IsImageSize(string? name) =>
        string.Concat(Words(name).Where(static word => !Decorations.Contains(word) && !word.All(CSharpName.IsDigit)))
            .Equals(Size, StringComparison.OrdinalIgnoreCase);

    /// <summary>The words of the name itself, without the module that qualifies it.</summary>
    public static string[] Words(string? name)
    {
        string own = Unqualified(Unqualified((name ?? "").TrimEnd(Numbers), "__"), ".");
        List<string> words = [];
        int start = 0;
        for (int index = 0; index <= own.Length; index++)
        {
            bool isSeparator = index == own.Length || !char.IsLetterOrDigit(own[index]);
            bool startsWord = !isSeparator && index > start
                && (char.IsUpper(own[index]) ? !char.IsUpper(own[index - 1]) || IsLower(own, index + 1) : char.IsDigit(own[index]) != char.IsDigit(own[index - 1]));
            if ((isSeparator || startsWord) && index > start)
            {
                words.Add(own.Substring(start, index - start));
            }

            start = isSeparator ? index + 1 : startsWord ? index : start;
        }

        return [.. words];
    }

    private static string Unqualified(string name, string separator)
    {
        int end = name.LastIndexOf(separator, StringComparison.Ordinal);
        return end < 0 ? name : name.Substring(end + separator.Length);
    }

    private static bool IsLower(string text, int index) => index < text.Length && char.IsLower(text[index]);
}
