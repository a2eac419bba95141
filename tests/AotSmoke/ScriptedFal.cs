using System.Net;
using System.Text;

namespace AotSmoke;

/// <summary>A fal in the process itself: it answers each request with the next of a list of answers.</summary>
internal sealed class ScriptedFal : HttpMessageHandler
{
    private readonly Queue<(HttpStatusCode Status, string Body)> _answers = new();

    /// <summary>Gets what arrived: method, address and body.</summary>
    public List<string> Requests { get; } = [];

    public ScriptedFal Answer(string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        _answers.Enqueue((status, body));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add($"{request.Method} {request.RequestUri} {body}");
        (HttpStatusCode status, string answer) = _answers.Dequeue();
        return new HttpResponseMessage(status)
        {
            Content = new StringContent(
                answer, Encoding.UTF8, answer.StartsWith("data:", StringComparison.Ordinal) ? "text/event-stream" : "application/json"),
            RequestMessage = request,
        };
    }
}
