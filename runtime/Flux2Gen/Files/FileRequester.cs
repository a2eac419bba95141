using System.Net.Http.Headers;
using System.Security.Authentication;
using Flux2Gen.Transport;

namespace Flux2Gen.Files;

/// <summary>Requests a file, or the rest of it, and follows redirects: the file must not come in the clear by a detour.</summary>
internal static class FileRequester
{
    private static readonly Lazy<HttpClient> SharedClient = new(static () => OwnHttpClient.ForFiles());

    private static readonly Lazy<HttpClient> PublicClient = new(() => new HttpClient(PublicAddressHandler.Create(PublicAddresses.Contains))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    /// <summary>Requests a file.</summary>
    /// <param name="context">The download.</param>
    /// <param name="position">The first byte that is wanted.</param>
    /// <param name="tag">The tag of the file that the bytes before are of; <see langword="null"/> if there are none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="FalConnectionException">No repetition helps.</exception>
    public static async Task<HttpResponseMessage> SendAsync(DownloadContext context, long position, EntityTagHeaderValue? tag, CancellationToken cancellationToken)
    {
        FalDownloadOptions options = context.Options;
        HttpClient client = options.HttpClient ?? (options.PublicAddressesOnly ? PublicClient.Value : SharedClient.Value);
        Uri address = context.Address;
        for (int redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);

            // What is compressed on the way has other lengths and places than the file.
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            if (position > 0)
            {
                request.Headers.Range = new RangeHeaderValue(position, null);
                request.Headers.IfRange = new RangeConditionHeaderValue(tag!);
            }

            if (OperatingSystem.IsBrowser())
            {
                BrowserRequests.Prepare(request);
            }

            HttpResponseMessage response = await SendAsync(client, request, cancellationToken).ConfigureAwait(false);
            context.Patience.Attempts++;
            if (redirects == SameServerRedirect.Maximum || Target(address, response) is not { } target || !MaySend(options.HttpClient, address, target))
            {
                return response;
            }

            response.Dispose();
            address = target;
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.InnerException is BlockedAddressException)
        {
            throw DownloadErrors.Blocked(request.RequestUri!, exception);
        }
        catch (HttpRequestException exception) when (exception.InnerException is AuthenticationException)
        {
            throw DownloadErrors.Untrusted(request.RequestUri!, exception);
        }
        catch (Exception exception) when (!DownloadPatience.IsOutage(exception) && exception is not ObjectDisposedException)
        {
            // An exception of a handler that the caller added.
            throw DownloadErrors.Lost(request.RequestUri!, exception);
        }
    }

    /// <summary>Whether a redirect may be followed: what a client of the user's sends by itself to one server is not for another.</summary>
    private static bool MaySend(HttpClient? client, Uri from, Uri target) =>
        client?.DefaultRequestHeaders is not { } own
        || ForeignHeaders.IsNone(own)
        || SameServerRedirect.IsSameServer(from, target);

    private static Uri? Target(Uri from, HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location
            || !Uri.TryCreate(from, location, out Uri? target))
        {
            return null;
        }

        bool isLocal = from is { Scheme: "http", IsLoopback: true } && target is { Scheme: "http", IsLoopback: true };
        return target.Scheme == Uri.UriSchemeHttps || isLocal ? target : null;
    }
}
