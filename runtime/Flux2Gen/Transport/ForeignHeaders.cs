using System.Net.Http.Headers;

namespace Flux2Gen.Transport;

/// <summary>Keeps default headers of a program's HTTP client, such as keys and cookies for its own servers, away from storage.</summary>
internal static class ForeignHeaders
{
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Accept-Language", "Cache-Control", "Connection", "Host", "User-Agent", "traceparent", "tracestate",
    };

    /// <summary>Empties each default header that may hold a secret. An <see cref="HttpClient"/> adds only headers that a request does not have.</summary>
    public static void Empty(HttpRequestMessage request, HttpRequestHeaders defaults)
    {
        foreach ((string name, HeaderStringValues _) in defaults.NonValidated)
        {
            if (!Harmless.Contains(name) && !request.Headers.Contains(name))
            {
                request.Headers.TryAddWithoutValidation(name, "");
            }
        }
    }

    /// <summary>Whether the default headers of a client are fit for any server.</summary>
    public static bool IsNone(HttpRequestHeaders defaults) => defaults.NonValidated.All(static header => Harmless.Contains(header.Key));
}
