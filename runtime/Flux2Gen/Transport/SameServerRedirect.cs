using System.Net;

namespace Flux2Gen.Transport;

/// <summary>Decides which redirects are followed: within one server, and never so that something is done twice.</summary>
internal static class SameServerRedirect
{
    /// <summary>How many redirects in a row are followed.</summary>
    public const int Maximum = 5;

    /// <summary>Gives the address that a redirect leads to, or null when it is not followed.</summary>
    /// <remarks>
    /// A 307 or 308 says that the server did not act on the request, and where to send the same one (RFC 9110, 15.4). A server that
    /// names a request along with it did act. Of the others, which turn a POST into a GET, only those of a GET are followed.
    /// </remarks>
    public static Uri? Find(Uri from, HttpMethod method, HttpResponseMessage response)
    {
        bool isFollowed = response.StatusCode switch
        {
            HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => method == HttpMethod.Get || !response.Headers.Contains("x-fal-request-id"),
            HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther => method == HttpMethod.Get,
            _ => false,
        };
        return isFollowed
            && response.Headers.Location is { } location
            && Uri.TryCreate(from, location, out Uri? target)
            && target.UserInfo.Length == 0
            && IsSameServer(from, target)
            ? target
            : null;
    }

    /// <summary>Determines whether two addresses have the same scheme, host and port.</summary>
    public static bool IsSameServer(Uri from, Uri target) =>
        Uri.Compare(from, target, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
