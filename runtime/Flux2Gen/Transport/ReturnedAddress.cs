using System.Buffers;

namespace Flux2Gen.Transport;

/// <summary>Decides whether an address in an answer may be sent the key.</summary>
/// <remarks>
/// It has to be written plainly: what one reader of addresses takes for fal's host, another may not (user information,
/// backslashes, escapes, other alphabets). What is in any doubt is left alone, and the address is computed instead.
/// </remarks>
internal static class ReturnedAddress
{
    private const int MaximumLength = 2048;

    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/");

    /// <summary>Gives the address back, or null when it is not to be used.</summary>
    /// <param name="address">The address as it came.</param>
    /// <param name="requestId">The id of the request, which the path must name.</param>
    /// <param name="queue">The server of the queue, as it is configured.</param>
    public static string? Check(string? address, string requestId, Uri queue)
    {
        if (address is null or { Length: > MaximumLength }
            || !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            || !IsPlain(address, uri)
            || !(IsAtConfiguredHost(uri, queue) || IsAtFal(uri, queue)))
        {
            return null;
        }

        string[] path = uri.AbsolutePath.Split('/');
        int place = Array.IndexOf(path, "requests");
        return place >= 0 && place + 1 < path.Length && path[place + 1] == requestId ? uri.AbsoluteUri : null;
    }

    /// <summary>Whether the address is only scheme, host and path, and reads the same before and after parsing.</summary>
    private static bool IsPlain(string address, Uri uri) =>
        uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0
        && !address.AsSpan().ContainsAnyExcept(PathCharacters)
        && address.Equals(uri.AbsoluteUri, StringComparison.OrdinalIgnoreCase);

    private static bool IsAtConfiguredHost(Uri uri, Uri queue) =>
        uri.AbsoluteUri.StartsWith($"{queue.AbsoluteUri.TrimEnd('/')}/", StringComparison.Ordinal);

    /// <summary>Whether the address is at a host of fal's, for somebody who talks to fal itself.</summary>
    /// <remarks>Who configured a host of their own, such as a proxy or a local fal, has a key for that, and not for what it names.</remarks>
    private static bool IsAtFal(Uri uri, Uri queue) =>
        uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && FalHosts.IsFalHost(uri.Host) && FalHosts.IsFalHost(queue.Host);
}
