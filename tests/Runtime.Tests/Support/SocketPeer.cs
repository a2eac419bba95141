using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;
using Flux2Gen.Realtime.MessagePack;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>The other end of a realtime connection, in memory.</summary>
// What it owns is memory, and a script may still hold it when the test is over.
#pragma warning disable CA1001
internal sealed class SocketPeer
#pragma warning restore CA1001
{
    private readonly WebSocket _socket;
    private readonly Stream _stream;
    private readonly Pipe _down = new();

    public SocketPeer(string address, IReadOnlyDictionary<string, string> headers)
    {
        Address = address;
        Headers = headers;
        var up = new Pipe();
        Client = new DuplexStream(_down.Reader.AsStream(), up.Writer.AsStream());
        _stream = new DuplexStream(up.Reader.AsStream(), _down.Writer.AsStream());
        _socket = WebSocket.CreateFromStream(_stream, new WebSocketCreationOptions { IsServer = true });
    }

    public string Address { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public Stream Client { get; }

    /// <summary>Receives an input and gives it as JSON; null when the client has closed the connection.</summary>
    public async Task<string?> ReceiveAsync()
    {
        var buffer = new byte[1 << 16];
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            Assert.Equal(WebSocketMessageType.Binary, part.MessageType);
            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(MessagePackToJson.Convert(buffer.AsMemory(0, length)).Utf8.Span);
            }
        }
    }

    /// <summary>Gives the kind of the next frame, whatever it is, as the number that the protocol has for it.</summary>
    public async Task<int> ReadOpcodeAsync()
    {
        var first = new byte[1];
        await _stream.ReadExactlyAsync(first, TestContext.Current.CancellationToken);
        return first[0] & 0x0f;
    }

    /// <summary>Sends JSON as MessagePack, in two frames.</summary>
    public async Task SendAsync(string json)
    {
        ReadOnlyMemory<byte> message = JsonToMessagePack.Convert(Encoding.UTF8.GetBytes(json));
        await _socket.SendAsync(message[..1], WebSocketMessageType.Binary, endOfMessage: false, TestContext.Current.CancellationToken);
        await _socket.SendAsync(message[1..], WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken);
    }

    public Task SendTextAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task SendBytesAsync(byte[] bytes) =>
        _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task EndAsync() => SendTextAsync("""{"type":"x-fal-error","error":"TIMEOUT","reason":"no inputs, reconnect when needed!"}""");

    /// <summary>Closes the connection in order, and hangs up as a server does; 1005 stands for a close without a status.</summary>
    public async Task CloseAsync(int status, string? description = null)
    {
        if (status == (int)WebSocketCloseStatus.Empty)
        {
            await _stream.WriteAsync(new byte[] { 0x88, 0x00 }, TestContext.Current.CancellationToken);
        }
        else
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)status, description, TestContext.Current.CancellationToken);
        }

        await _down.Writer.CompleteAsync();
    }

    /// <summary>Ends the connection without a word.</summary>
    public void Drop() => _stream.Dispose();

    private sealed class DuplexStream(Stream input, Stream output) : Stream
    {
        private readonly CancellationTokenSource _end = new();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
            return await input.ReadAsync(buffer, linked.Token);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
            await output.WriteAsync(buffer, linked.Token);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => output.FlushAsync(cancellationToken);

        public override void Flush() => output.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            // As a socket does: what is under way fails.
            _end.Cancel();
            input.Dispose();
            output.Dispose();
            base.Dispose(disposing);
        }
    }
}
