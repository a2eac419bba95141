using System.Buffers;
using Flux2Gen.Text;

namespace Flux2Gen.Options;

/// <summary>The tags of a request, by the rules that fal documents.</summary>
/// <remarks>fal drops a tag that breaks a rule without a word, and the report that it was for misses it: so they are checked here.</remarks>
internal static class RequestTags
{
    private const int MaximumCount = 10;
    private const int MaximumKey = 64;
    private const int MaximumValue = 256;
    private const int MaximumTotal = 1024;

    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The rule that a tag breaks, or null.</summary>
    public static string? FindViolation(IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > MaximumCount)
        {
            return "must be at most 10";
        }

        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, string value) in tags)
        {
            if (FindViolation(key, value) is { } rule)
            {
                return $"must not have '{ErrorText.OneLine(key, MaximumKey)}': {rule}";
            }

            if (!keys.Add(key))
            {
                return $"must not have '{key}' twice: fal takes capital letters of a key for small ones";
            }
        }

        return ToHeader(tags).Length > MaximumTotal ? "must be at most 1,024 characters together, with '=' and ',' between them" : null;
    }

    /// <summary>The value of the header.</summary>
    public static string ToHeader(IReadOnlyDictionary<string, string> tags) =>
        string.Join(',', tags.Select(static tag => $"{tag.Key.ToLowerInvariant()}={tag.Value}"));

    private static string? FindViolation(string key, string? value)
    {
        if (key.Length is 0 or > MaximumKey || key.AsSpan().ContainsAnyExcept(KeyCharacters))
        {
            return "a key is 1 to 64 letters, digits, '.', '_' and '-'";
        }

        if (key.StartsWith("fal.", StringComparison.OrdinalIgnoreCase))
        {
            return "keys that begin with 'fal.' are fal's own";
        }

        // Spaces around a value would not arrive.
        return value is null || value.Length is 0 or > MaximumValue || value.AsSpan().ContainsAnyExceptInRange(' ', '~')
            || value.Contains(',', StringComparison.Ordinal) || value != value.Trim()
            ? "a value is 1 to 256 printable ASCII characters without ',' and without spaces around them"
            : null;
    }
}
