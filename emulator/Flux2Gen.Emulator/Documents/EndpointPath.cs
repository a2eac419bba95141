using System.Text.RegularExpressions;

namespace Flux2Gen.Emulator.Documents;

/// <summary>fal's grammar of endpoint ids: <c>[namespace/]owner/alias[/path]</c>.</summary>
internal static partial class EndpointPath
{
    /// <summary>Gets the id as fal routes it: <c>110602490-lora</c>, the oldest form, is <c>110602490/lora</c>.</summary>
    public static string Normalize(string id)
    {
        string trimmed = id.Trim('/');
        Match legacy = LegacyId().Match(trimmed);
        return legacy.Success ? $"{legacy.Groups[1].Value}/{legacy.Groups[2].Value}" : trimmed;
    }

    /// <summary>Gets the application a request id belongs to: owner and alias only, in their namespace.</summary>
    public static string ApplicationOf(string id)
    {
        string[] segments = Normalize(id).Split('/');
        int length = segments[0] is "workflows" or "comfy" ? 3 : 2;
        return string.Join('/', segments.Take(length));
    }

    [GeneratedRegex("^([0-9]+)-([a-zA-Z0-9-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex LegacyId();
}
