using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A request as it was sent.</summary>
internal sealed record RecordedRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[]? Body)
{
    public string Line => $"{Method} {Uri.AbsoluteUri}";

    public string Text => Encoding.UTF8.GetString(Body ?? []);

    public JsonElement Json => JsonElement.Parse(Text);

    public string? Header(string name) => Headers.GetValueOrDefault(name.ToLowerInvariant());

    public static async Task<RecordedRequest> FromAsync(HttpRequestMessage request, bool readsBody = true)
    {
        var headers = new Dictionary<string, string>();
        foreach ((string name, HeaderStringValues values) in request.Headers.NonValidated)
        {
            headers.Add(name.ToLowerInvariant(), values.ToString());
        }

        byte[]? body = null;
        if (request.Content is { } content)
        {
            // Reading it or asking for its length sets the header.
            body = readsBody || content.Headers.ContentLength is null ? await content.ReadAsByteArrayAsync() : null;
            foreach ((string name, HeaderStringValues values) in content.Headers.NonValidated)
            {
                headers.Add(name.ToLowerInvariant(), values.ToString());
            }
        }

        return new RecordedRequest(request.Method.Method, request.RequestUri!, headers, body);
    }
}
