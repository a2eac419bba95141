using System.Text.Json;
using System.Text.RegularExpressions;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A queue that takes any number of requests, for tests in which their order is not known. Each is completed when it is asked after.</summary>
internal sealed partial class FakeQueue : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _prompts = [];

    /// <summary>Gets the prompts that were accepted, in their order.</summary>
    public List<string> Accepted { get; } = [];

    public int Cancelled { get; private set; }

    /// <summary>Gets how many there were at once at most, from submit to result.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Gets or sets what answers a submit instead, if it gives an answer.</summary>
    public Func<string, HttpResponseMessage?> OnSubmit { get; set; } = static _ => null;

    /// <summary>Gets or sets what answers a result instead, if it gives an answer.</summary>
    public Func<string, HttpResponseMessage?> OnResult { get; set; } = static _ => null;

    /// <summary>Gets or sets what a question after a request waits for.</summary>
    public Func<string, CancellationToken, Task> OnStatus { get; set; } = static (_, _) => Task.CompletedTask;

    private int AtOnce { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Post)
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            string prompt = JsonElement.Parse(body).GetProperty("prompt").GetString()!;
            lock (_lock)
            {
                return OnSubmit(prompt) ?? Accept(prompt);
            }
        }

        string id = RequestPath().Match(path).Groups[1].Value;
        string of = _prompts[id];
        if (path.EndsWith("/cancel", StringComparison.Ordinal))
        {
            lock (_lock)
            {
                Cancelled++;
            }

            return ScriptedHandler.Response(202, """{"status":"CANCELLATION_REQUESTED"}""");
        }

        if (path.EndsWith("/status", StringComparison.Ordinal))
        {
            await OnStatus(of, cancellationToken);
            return ScriptedHandler.Response(200, """{"status":"COMPLETED"}""");
        }

        lock (_lock)
        {
            AtOnce--;
            return OnResult(of) ?? ScriptedHandler.Response(200, $$"""{"of":"{{of}}"}""", ("x-fal-request-id", id));
        }
    }

    private HttpResponseMessage Accept(string prompt)
    {
        Accepted.Add(prompt);
        string id = $"r-{Accepted.Count}";
        _prompts[id] = prompt;
        MostAtOnce = Math.Max(MostAtOnce, ++AtOnce);
        return ScriptedHandler.Response(200, $$"""{"status":"IN_QUEUE","request_id":"{{id}}"}""");
    }

    [GeneratedRegex("/requests/([^/]+)")]
    private static partial Regex RequestPath();
}
