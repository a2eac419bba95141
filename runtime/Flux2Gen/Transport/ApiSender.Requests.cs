using Flux2Gen.Options;

namespace Flux2Gen.Transport;

/// <content>The requests that calls are sent by.</content>
internal sealed partial class ApiSender
{
    private HttpRequestMessage CreateRequest(ApiCall call, string? key)
    {
        if (key is null && call.Token is null && httpClient.DefaultRequestHeaders.Contains("Authorization"))
        {
            throw new FalCredentialsException(
                $"FalClientOptions.HttpClient would send its own Authorization header to {call.Uri.Host}, which must get none: take it out of its DefaultRequestHeaders. FalClientOptions.Credentials has the key for those who need it.");
        }

        var request = new HttpRequestMessage(call.Method, call.Uri)
        {
            Version = httpClient.DefaultRequestVersion,
            VersionPolicy = httpClient.DefaultVersionPolicy,
            Content = CreateContent(call),
        };
        call.Headers?.Invoke(request);
        if (key is not null)
        {
            request.Headers.Authorization = FalCredentials.ToHeader(key);
            request.Headers.Replace("Accept", call.Accept);
        }
        else
        {
            ForeignHeaders.Empty(request, httpClient.DefaultRequestHeaders);
        }

        request.Headers.Replace("User-Agent", _userAgent);

        // Default headers have no say: an answer in an encoding that nothing undoes would be lost. Handlers of the user's read it as it comes.
        bool mustBePlain = call.NeedsIdentityEncoding || (!hasOwnConnections && httpClient.DefaultRequestHeaders.Contains("Accept-Encoding"));
        request.Headers.Replace("Accept-Encoding", mustBePlain ? "identity" : hasOwnConnections ? CompressedBody.Accepted : null);
        if (call.IsBilled)
        {
            request.Options.Set(SingleSend.Option, new SingleSend(request.Content as CountingContent, options.TimeProvider));
        }

        if (options.IsBrowser)
        {
            BrowserRequests.Prepare(request);
        }

        return request;
    }

    private static HttpContent? CreateContent(ApiCall call) =>
        call.Content?.Invoke() is not { } content ? null
        : call.IsBilled ? new CountingContent(content, () => call.Begin())
        : content;
}
