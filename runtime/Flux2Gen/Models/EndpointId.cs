using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Flux2Gen.Models;

/// <summary>The id of an endpoint, checked, and the two paths that follow from it.</summary>
/// <remarks>
/// <c>[namespace/]owner/alias[/path]</c>, where the namespace is <c>workflows</c> or <c>comfy</c>. A request is submitted to the
/// whole id, but asked after without the path, whatever the endpoint's own document lists. Ids of an older kind, such as
/// <c>110602490-lora</c>, stand for owner and alias.
/// </remarks>
internal sealed class EndpointId
{
    private const int MaximumLength = 256;

    private const int MaximumRequestId = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private EndpointId(string value, string path, string owner)
    {
        Value = value;
        Path = path;
        Base = owner;
    }

    /// <summary>Gets the id as it was given.</summary>
    public string Value { get; }

    /// <summary>Gets the path that requests are sent to, without a leading slash.</summary>
    public string Path { get; }

    /// <summary>Gets the path under which requests are found again: the owner and the alias.</summary>
    public string Base { get; }

    /// <summary>Reads an id.</summary>
    /// <exception cref="ArgumentException">The text is not an endpoint id.</exception>
    public static EndpointId Parse(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        string[] segments = id.Split('/');
        if (segments.Length == 1 && TryParseLegacy(id, out string? legacy))
        {
            return new EndpointId(id, legacy, legacy);
        }

        int length = segments[0] is "workflows" or "comfy" ? 3 : 2;
        if (id.Length > MaximumLength || segments.Length < length || !Array.TrueForAll(segments, IsSegment))
        {
            throw new ArgumentException(
                "An endpoint id is an owner, a model and perhaps a path, such as 'fal-ai/flux-2/edit': letters, digits and '-._~' with '/' between them.",
                nameof(id));
        }

        return new EndpointId(id, id, string.Join('/', segments, 0, length));
    }

    /// <summary>Whether the text can stand between two slashes of a path without changing where the path leads.</summary>
    /// <remarks>Escaping would not do: <see cref="Uri"/> undoes the escapes of dots and then takes <c>..</c> as a way up.</remarks>
    public static bool IsSegment(string text) =>
        text.Length > 0 && text is not "." and not ".." && !text.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>Whether the text can be the id of a request.</summary>
    public static bool IsRequestId([NotNullWhen(true)] string? text) => text is { Length: <= MaximumRequestId } && IsSegment(text);

    private static bool TryParseLegacy(string id, [NotNullWhen(true)] out string? path)
    {
        int dash = id.IndexOf('-', StringComparison.Ordinal);
        bool isLegacy = dash > 0 && dash < id.Length - 1 && id.AsSpan(0, dash).IndexOfAnyExceptInRange('0', '9') < 0
            && IsSegment(id[(dash + 1)..]);
        path = isLegacy ? $"{id[..dash]}/{id[(dash + 1)..]}" : null;
        return isLegacy;
    }
}
