using System.Net.Sockets;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>Default headers of a user's own HTTP client, as servers see them.</summary>
public sealed class ForeignHeaderTests : FalTest
{
    private readonly RawServer _server;

    public ForeignHeaderTests() => _server = Own(new RawServer((number, stream) => AnswerAsync(_server!, number, stream)));

    [Fact]
    public async Task Storage_gets_no_secret_of_default_headers()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", "internal-secret");
        http.DefaultRequestHeaders.Add("Cookie", "session=internal-secret");
        http.DefaultRequestHeaders.Add("Proxy-Authorization", "Basic internal-secret");
        http.DefaultRequestHeaders.Add("Referer", "https://internal-secret.example");
        http.DefaultRequestHeaders.Add("Accept-Language", "en");
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), Hosts = FalHosts.Local(_server.Uri), HttpClient = http });

        await client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[3], "image/png", "a.png"));

        Assert.Equal(2, _server.Requests.Count);
        Assert.Contains("X-Api-Key: internal-secret", _server.Requests[0], StringComparison.Ordinal);
        Assert.StartsWith("PUT /put ", _server.Requests[1], StringComparison.Ordinal);
        Assert.DoesNotContain("internal-secret", _server.Requests[1], StringComparison.Ordinal);
        Assert.DoesNotContain(Key, _server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("Accept-Language: en", _server.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Api-Key")]
    [InlineData("Cookie")]
    public async Task Downloads_with_default_headers_stay_on_one_server(string name)
    {
        using var elsewhere = new LoopbackServer(static _ => LoopbackServer.Ok("{}"));
        using var server = new LoopbackServer(_ => $"HTTP/1.1 302 Found\r\nLocation: {elsewhere.Uri}\r\nContent-Length: 0\r\n\r\n");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Add(name, "internal-secret");

        await Assert.ThrowsAsync<FalApiException>(() => new FalFile { Url = server.Uri.AbsoluteUri }.ReadBytesAsync(http));

        Assert.Empty(elsewhere.Requests);
    }

    private static async Task AnswerAsync(RawServer server, int number, NetworkStream stream)
    {
        string body = number == 1 ? $$"""{"file_url":"{{server.Uri}}file","upload_url":"{{server.Uri}}put"}""" : "";
        await RawServer.Write(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{body}");
    }
}
