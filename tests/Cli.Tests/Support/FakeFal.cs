using System.Net;
using System.Text;

namespace Flux2Gen.Cli.Tests.Support;

/// <summary>fal, as a test wants it to behave: answers by address, in turn, the last one again and again.</summary>
internal sealed class FakeFal : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>>> _answers = new(StringComparer.Ordinal);

    /// <summary>The requests that came, with all of their headers.</summary>
    public List<(string Address, string Headers)> Requests { get; } = [];

    public FakeFal Document(string endpointId, string json) => Answer(AddressOf(endpointId), () => Text(json), isOnly: true);

    public FakeFal Document(string endpointId, HttpStatusCode status) => Answer(AddressOf(endpointId), () => new HttpResponseMessage(status), isOnly: true);

    public FakeFal Answer(string address, Func<HttpResponseMessage> answer, bool isOnly = false)
    {
        if (isOnly || !_answers.TryGetValue(address, out Queue<Func<HttpResponseMessage>>? answers))
        {
            _answers[address] = answers = new Queue<Func<HttpResponseMessage>>();
        }

        answers.Enqueue(answer);
        return this;
    }

    public static string AddressOf(string endpointId) => $"https://fal.ai/api/openapi/queue/openapi.json?endpoint_id={endpointId}";

    public static HttpResponseMessage Text(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Redirect(string location) => new(HttpStatusCode.Found) { Headers = { Location = new Uri(location, UriKind.RelativeOrAbsolute) } };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_answers)
        {
            string address = request.RequestUri!.OriginalString;
            Requests.Add((address, request.Headers.ToString()));
            HttpResponseMessage response = !_answers.TryGetValue(address, out Queue<Func<HttpResponseMessage>>? answers)
                ? new HttpResponseMessage(HttpStatusCode.NotFound)
                : (answers.Count > 1 ? answers.Dequeue() : answers.Peek())();
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}
