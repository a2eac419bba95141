using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A real server that reads whole requests and then answers, or ends the connection instead.</summary>
internal sealed partial class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, string?> _answer;
    private readonly bool _reset;

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Gives the answer to a request, or null to close the connection.</param>
    /// <param name="reset">Whether a connection is reset rather than closed.</param>
    public LoopbackServer(Func<string, string?> answer, bool reset = false)
    {
        _answer = answer;
        _reset = reset;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Gets the requests in their order.</summary>
    public List<string> Requests { get; } = [];

    public Uri Uri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}");

    public static string Ok(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}";

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
            while (await ReadRequestAsync(stream) is { } request)
            {
                lock (Requests)
                {
                    Requests.Add(request);
                }

                if (_answer(request) is not { } answer)
                {
                    if (_reset)
                    {
                        client.Client.LingerState = new LingerOption(true, 0);
                    }

                    return;
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            }
        }
    }

    private static async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (!IsWhole(text.ToString()))
        {
            int count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                return null;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        // Somebody who wants to speak TLS would wait for an answer for ever.
        if (request.StartsWith('\u0016'))
        {
            return true;
        }

        int end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Match length = ContentLength().Match(request);
        return end >= 0
            && (!length.Success || request.Length >= end + 4 + int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"Content-Length: (\d+)")]
    private static partial Regex ContentLength();
}
