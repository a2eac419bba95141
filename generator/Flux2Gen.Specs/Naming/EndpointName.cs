using System.Text;

namespace Flux2Gen.Specs.Naming;

/// <summary>Makes the C# name of an endpoint of its id: <c>fal-ai/flux-2/flash/edit</c> becomes <c>Flux2FlashEdit</c>.</summary>
internal static class EndpointName
{
    private const string FalOwner = "fal-ai/";

    /// <summary>Three times the longest known. The names of files and types begin with it, and both have an end.</summary>
    private const int MaxLength = 180;

    /// <summary>The name. fal's own endpoints go without their owner, unless the full name is asked for.</summary>
    public static string Of(string endpointId, bool keepOwner)
    {
        string id = !keepOwner && endpointId.StartsWith(FalOwner, StringComparison.Ordinal)
            ? endpointId.Substring(FalOwner.Length)
            : endpointId;
        return CSharpName.Identifier(id);
    }

    /// <summary>Why a text that the project has chosen cannot be the name of an endpoint; null when it can.</summary>
    public static string? ProblemWith(string name) =>
        name.Length > MaxLength ? $"a name has at most {MaxLength} characters"
        : CSharpName.IsIdentifier(name) && name[0] != '_' ? null
        : "a name has letters, digits and underscores, begins with a letter, and is no C# keyword";

    /// <summary>Whether a text is an endpoint id: two or more segments of letters, digits, dots, dashes and underscores.</summary>
    public static bool IsEndpointId(string text)
    {
        string[] segments = text.Split('/');
        return text.Length <= MaxLength && segments.Length >= 2 && segments.All(IsSegment);
    }

    /// <summary>A file name for the endpoint's source; the id of an endpoint in another letter case has another name.</summary>
    public static string ToFileName(string endpointId)
    {
        var name = new StringBuilder();
        foreach (char character in endpointId)
        {
            name.Append(character == '/' ? '.' : character);
        }

        return name.Append(".g.cs").ToString();
    }

    private static bool IsSegment(string segment) =>
        segment.Length > 0
        && segment.Any(static c => c is not '.')
        && segment.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_');
}
