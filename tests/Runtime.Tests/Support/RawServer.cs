using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A real server that reads one whole request from each connection and lets a script answer, byte by byte; then it closes.</summary>
internal sealed partial class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, NetworkStream, Task> _answer;

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Answers the request with that number, from 1.</param>
    public RawServer(Func<int, NetworkStream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Gets the requests in their order.</summary>
    public List<string> Requests { get; } = [];

    public Uri Uri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}");

    public static ValueTask Write(NetworkStream stream, string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Resets the connection when it is closed, so that what is under way is lost.</summary>
    public static void Reset(NetworkStream stream) => stream.Socket.LingerState = new LingerOption(true, 0);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The server was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            string request = await ReadRequestAsync(stream);
            if (request.Length == 0)
            {
                // A connection that the client kept in store and did not need.
                return;
            }

            int number;
            lock (Requests)
            {
                Requests.Add(request);
                number = Requests.Count;
            }

            try
            {
                await _answer(number, stream);
            }
            catch (IOException)
            {
                // The caller has had enough.
            }
        }
    }

    private static async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        int count;
        do
        {
            count = await stream.ReadAsync(buffer);
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        while (count > 0 && !IsWhole(text.ToString()));
        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        int end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Match length = ContentLength().Match(request);
        return end >= 0
            && (!length.Success || request.Length >= end + 4 + int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"Content-Length: (\d+)")]
    private static partial Regex ContentLength();
}
