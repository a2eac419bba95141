using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Flux2Gen.Wire;

/// <summary>Answers as fal's stand-in answered when the trace was made, and pairs our requests with those of the trace.</summary>
internal sealed partial class TracePlayer(IReadOnlyList<Exchange> trace) : HttpMessageHandler
{
    private const int MaximumText = 1 << 20;

    /// <summary>What fal answers to a client that has no token yet; the traced one had.</summary>
    private const string Token = """{"token":"cdntok","token_type":"Bearer","base_url":"https://v3.fal.media","expires_at":"2099-01-01T00:00:00Z"}""";

    private readonly List<Exchange> _left = [.. trace];

    /// <summary>Gets the pairs: theirs and ours.</summary>
    public List<(Exchange Theirs, Exchange Ours)> Pairs { get; } = [];

    /// <summary>Gets our requests that the trace has not.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Gets the requests of the trace that we did not send; repeated questions after the same request count once.</summary>
    public IEnumerable<string> Missing => _left.Select(static exchange => exchange.Subject).Except(Pairs.Select(static pair => pair.Theirs.Subject), StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (Exchange ours, byte[] bytes) = await ReadAsync(request, cancellationToken);
        Exchange? theirs = _left.Find(exchange => exchange.Subject == ours.Subject) ?? _left.Find(exchange => AreOfOneKind(exchange, ours));
        if (theirs is null)
        {
            Unknown.Add(ours.Subject + ours.Query);
            if (ours.Path == "/storage/auth/token")
            {
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Token) };
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"status":"COMPLETED"}""") };
        }

        _left.Remove(theirs);
        Pairs.Add((theirs, theirs.HasBytes ? ours with { Body = Exchange.Write(bytes) } : ours));
        return Answer(theirs.Answer);
    }

    /// <summary>Whether two requests are about the same, though at another address: that is a difference, and none of pairing.</summary>
    private static bool AreOfOneKind(Exchange theirs, Exchange ours) =>
        theirs.Method == ours.Method && theirs.Host == ours.Host && Kind(theirs.Path) == Kind(ours.Path);

    private static string Kind(string path) => path.Contains("/requests/", StringComparison.Ordinal)
        ? string.Join('/', path.Split("/requests/")[1].Split('/').Skip(1))
        : "submit";

    private static async Task<(Exchange Exchange, byte[] Body)> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Dictionary<string, string> headers = [];
        foreach ((string name, HeaderStringValues values) in request.Headers.NonValidated)
        {
            headers[name.ToLowerInvariant()] = values.ToString();
        }

        byte[] body = [];
        if (request.Content is { } content)
        {
            body = await content.ReadAsByteArrayAsync(cancellationToken);
            foreach ((string name, HeaderStringValues values) in content.Headers.NonValidated)
            {
                headers[name.ToLowerInvariant()] = values.ToString();
            }
        }

        Uri uri = request.RequestUri!;
        string text = body.Length < MaximumText ? Encoding.UTF8.GetString(body) : "";
        return (new Exchange(request.Method.Method, uri.Host, uri.AbsolutePath, uri.Query, headers, text, body.Length, default), body);
    }

    private static HttpResponseMessage Answer(JsonElement answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.GetProperty("status").GetInt32())
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(LocalHost().Replace(Text(answer.GetProperty("body")), "https://"))),
        };
        foreach (JsonProperty header in answer.GetProperty("headers").EnumerateObject())
        {
            string value = Convert.ToString(header.Value.ToString(), CultureInfo.InvariantCulture);
            if (!response.Headers.TryAddWithoutValidation(header.Name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(header.Name, value);
            }
        }

        return response;
    }

    /// <summary>What stood for fal when the trace was made, in the addresses that it gave.</summary>
    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+/")]
    private static partial Regex LocalHost();

    /// <summary>A body; a stream's is a list of what came at once.</summary>
    private static string Text(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.String => body.GetString()!,
        JsonValueKind.Array => string.Concat(body.EnumerateArray().Select(static part => part.GetString())),
        JsonValueKind.Null => "",
        _ => body.GetRawText(),
    };
}
