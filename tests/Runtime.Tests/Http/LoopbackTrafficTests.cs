using System.Globalization;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>Every kind of request to this machine. <see cref="ProxyTests"/> runs them once more where the environment has a proxy.</summary>
public sealed class LoopbackTrafficTests : FalTest
{
    [Fact]
    public async Task Every_kind_of_request_reaches_this_machine()
    {
        var headers = new FalWebhookHeaders
        {
            RequestId = "r",
            UserId = "u",
            Timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Signature = new string('0', 128),
        };
        LoopbackServer? server = null;
        using LoopbackServer created = server = new LoopbackServer(request => Answer(request, server!.Uri));
        foreach (string host in new[] { "127.0.0.1", "localhost" })
        {
            var address = new UriBuilder(server.Uri) { Host = host };
            using var client = new FalClient(new FalClientOptions
            {
                Credentials = FalCredentials.FromKey(Key),
                Hosts = FalHosts.Local(address.Uri),
                Retry = new FalRetryOptions { MaxRetries = 0 },
            });
            using var verifier = new FalWebhookVerifier(new FalWebhookVerifierOptions { KeySetUri = new Uri(address.Uri, "/keys") });

            await client.Endpoint("acme/model").RunAsync(Input);
            await client.Endpoint("acme/model").Attach(RequestId).GetStatusAsync();
            Uri file = await client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[3], "image/png", "a.png"));
            Assert.NotEmpty(await new FalFile { Url = file.AbsoluteUri }.ReadBytesAsync());
            await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("acme/model").ConnectRealtimeAsync());
            await verifier.VerifyAsync(headers, default);
        }

        string[] expected = ["POST /fal.run/acme/model", "GET /queue", "POST /rest.fal.ai", "PUT /put", "GET /file", "GET /fal.run/acme/model/realtime", "GET /keys"];
        Assert.Equal(2 * expected.Length, server.Requests.Count);
        Assert.All(server.Requests.Zip([.. expected, .. expected]), static pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
    }

    private static string Answer(string request, Uri server) => request.Split(' ')[1] switch
    {
        var path when path.Contains("/status", StringComparison.Ordinal) => LoopbackServer.Ok(Status("IN_PROGRESS")),
        var path when path.Contains("/realtime", StringComparison.Ordinal) => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        _ => LoopbackServer.Ok($$"""{"file_url":"{{server}}file","upload_url":"{{server}}put","keys":[]}"""),
    };
}
