using System.Globalization;
using System.Net;
using System.Text;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>Plays answers in their order and keeps what was sent.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly LinkedList<Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>>> _answers = new();
    private readonly HashSet<Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>>> _unconnected = [];

    public List<RecordedRequest> Requests { get; } = [];

    public IEnumerable<string> Lines => Requests.Select(request => request.Line);

    /// <summary>Whether every answer was asked for.</summary>
    public bool IsFinished => _answers.Count == 0;

    public ScriptedHandler Answer(int status, string body = "", params (string Name, string Value)[] headers) =>
        Answer((_, _) => Task.FromResult(Response(status, body, headers)));

    /// <summary>Fails; without a connection, before the body is read, as connections of .NET do.</summary>
    public ScriptedHandler Fail(Exception exception)
    {
        Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>> failure = (_, _) => Task.FromException<HttpResponseMessage>(exception);
        if (exception is HttpRequestException request && RetryPolicy.IsBeforeSending(request))
        {
            _unconnected.Add(failure);
        }

        return Answer(failure);
    }

    public ScriptedHandler Answer(Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.AddLast(answer);
        return this;
    }

    public void AnswerFirst(int status, string body) => _answers.AddFirst((_, _) => Task.FromResult(Response(status, body)));

    /// <summary>Gives an answer whenever nothing else is scripted any more.</summary>
    public void AnswerAlways(int status, string body = "", params (string Name, string Value)[] headers) =>
        Otherwise = (_, _) => Task.FromResult(Response(status, body, headers));

    /// <summary>Gets or sets what answers when nothing is scripted any more.</summary>
    public Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>>? Otherwise { get; set; }

    /// <summary>Forgets the answers that were not asked for.</summary>
    public void Clear()
    {
        _answers.Clear();
        Otherwise = null;
    }

    /// <summary>Never answers, and ends only when it is cancelled.</summary>
    public ScriptedHandler Hang() => Answer(async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException();
    });

    public static HttpResponseMessage Response(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", body.StartsWith('<') ? "text/html" : "application/json");
        foreach ((string name, string value) in headers)
        {
            Assert.True(response.Headers.TryAddWithoutValidation(name, value) || response.Content.Headers.TryAddWithoutValidation(name, value));
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RecordedRequest recorded = await RecordedRequest.FromAsync(request, readsBody: _answers.First is not { } next || !_unconnected.Contains(next.Value));
        Requests.Add(recorded);
        if (_answers.First is not { } first)
        {
            if (Otherwise is { } otherwise)
            {
                return await otherwise(recorded, cancellationToken);
            }


            // An error that ends a call: a lost connection would be tried again.
            throw new FalProtocolException(string.Create(CultureInfo.InvariantCulture, $"Nothing is scripted for request {Requests.Count}: {recorded.Line}"));
        }

        _answers.RemoveFirst();
        return await first.Value(recorded, cancellationToken);
    }
}
