using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>Opens realtime connections whose other ends are scripts, one for each, and hands all other requests to a script of answers.</summary>
internal sealed class ScriptedSockets : HttpMessageHandler
{
    private readonly Queue<Func<SocketPeer, Task>?> _scripts = new();
    private readonly List<Task> _running = [];
    private readonly HttpMessageInvoker _http;

    public ScriptedSockets(ScriptedHandler http) => _http = new HttpMessageInvoker(http, disposeHandler: false);

    /// <summary>Gets the connections that were asked for, in their order.</summary>
    public List<SocketPeer> Peers { get; } = [];

    /// <summary>Gets or sets what happens when a connection is asked for.</summary>
    public Action? OnConnect { get; set; }

    public ScriptedSockets Accept(Func<SocketPeer, Task> script)
    {
        _scripts.Enqueue(script);
        return this;
    }

    /// <summary>Has the script of answers decide about the next connection.</summary>
    public ScriptedSockets Refuse()
    {
        _scripts.Enqueue(null);
        return this;
    }

    /// <summary>Waits until all scripts have come to their ends.</summary>
    public Task FinishAsync()
    {
        Assert.Empty(_scripts);
        return Task.WhenAll(_running).WaitAsync(FalTest.HangLimit);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Scheme is not ("ws" or "wss"))
        {
            return await _http.SendAsync(request, cancellationToken);
        }

        OnConnect?.Invoke();
        var peer = new SocketPeer(
            request.RequestUri.ToString(),
            request.Headers.ToDictionary(static header => header.Key, static header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
        Peers.Add(peer);
        if (_scripts.Dequeue() is not { } script)
        {
            return await _http.SendAsync(request, cancellationToken);
        }

        var response = new HttpResponseMessage(HttpStatusCode.SwitchingProtocols) { Content = new SocketContent(peer.Client) };
        response.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        response.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        response.Headers.TryAddWithoutValidation("Sec-WebSocket-Accept", Accept(peer.Headers["Sec-WebSocket-Key"]));
        _running.Add(Task.Run(() => script(peer), CancellationToken.None));
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        _http.Dispose();
        base.Dispose(disposing);
    }

    // The protocol (RFC 6455) wants it.
#pragma warning disable CA5350
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350

    private sealed class SocketContent(Stream stream) : HttpContent
    {
        protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => stream;

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(stream);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
