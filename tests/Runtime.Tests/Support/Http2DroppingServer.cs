using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A real HTTP/2 server, without TLS, that reads a whole request and then ends it in a way of its own.</summary>
internal sealed class Http2DroppingServer : IDisposable
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte ResetStream = 3;
    private const byte EndStream = 1;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _lastFrame;
    private int _count;

    /// <summary>Starts a server.</summary>
    /// <param name="lastFrame">What is sent before the connection is closed.</param>
    public Http2DroppingServer(byte[] lastFrame)
    {
        _lastFrame = lastFrame;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Gets the number of requests that were read to their end.</summary>
    public int Count => Volatile.Read(ref _count);

    public Uri Uri => new(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));

    private bool IsReset => _lastFrame.Length > 3 && _lastFrame[3] == ResetStream;

    public static byte[] Nothing => [];

    /// <summary>RST_STREAM of the stream of the request. The connection stays open.</summary>
    public static byte[] Reset(byte code) => [0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, code];

    /// <summary>GOAWAY that names the last stream the server worked on.</summary>
    public static byte[] GoAway(byte lastStream) => [0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, lastStream, 0, 0, 0, 0];

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                await ServeAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The server was stopped.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        try
        {
            await stream.ReadExactlyAsync(new byte[24]);
            await stream.WriteAsync(new byte[] { 0, 0, 0, 4, 0, 0, 0, 0, 0 });
            do
            {
                byte[] id = await ReadRequestAsync(stream);
                Interlocked.Increment(ref _count);
                byte[] frame = [.. _lastFrame];
                if (IsReset)
                {
                    id.CopyTo(frame, 5);
                }

                await stream.WriteAsync(frame);
            }
            while (IsReset);
        }
        catch (IOException)
        {
            // The client has closed the connection.
        }
    }

    private static async Task<byte[]> ReadRequestAsync(NetworkStream stream)
    {
        var header = new byte[9];
        bool isWhole = false;
        while (!isWhole)
        {
            await stream.ReadExactlyAsync(header);
            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(header) >> 8]);
            isWhole = header[3] is Data or Headers && (header[4] & EndStream) != 0;
        }

        return header[5..];
    }
}
