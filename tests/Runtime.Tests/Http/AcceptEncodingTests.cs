using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>A server that compresses its answers when it is asked to, and HTTP clients that ask by their default headers.</summary>
public sealed class AcceptEncodingTests : FalTest
{
    private readonly RawServer _server;

    public AcceptEncodingTests() => _server = Own(new RawServer((number, stream) => AnswerAsync(_server!.Requests[number - 1], stream)));

    [Theory]
    [InlineData("gzip")]
    [InlineData("gzip, deflate, br")]
    [InlineData("br;q=1.0, gzip;q=0.1")]
    public async Task Default_headers_do_not_cost_an_answer(string encodings)
    {
        using var http = new HttpClient();
        Assert.True(http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", encodings));

        Assert.Equal(RequestId, await SubmitAsync(http));

        Assert.Contains("Accept-Encoding: identity\r\n", Assert.Single(_server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_decompresses_goes_on_to_do_so()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        Assert.Equal(RequestId, await SubmitAsync(http));

        Assert.Contains("gzip", Assert.Single(_server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_own_client_asks_for_compressed_answers()
    {
        Assert.Equal(RequestId, await SubmitAsync(http: null));

        Assert.Contains("Accept-Encoding: gzip, deflate, br\r\n", Assert.Single(_server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_of_the_program_reads_plain_answers()
    {
        string? read = null;
        var services = new ServiceCollection();
        services.AddFalClient(options =>
        {
            options.Credentials = FalCredentials.FromKey(Key);
            options.Hosts = FalHosts.Local(_server.Uri);
        }).AddHttpMessageHandler(() => new ReadingHandler(text => read = text));
        await using ServiceProvider provider = services.BuildServiceProvider();

        FalRequest<JsonElement> request = await provider.GetRequiredService<FalClient>().Endpoint("acme/model").SubmitAsync(Input);

        Assert.Equal((RequestId, Submitted()), (request.RequestId, read));
    }

    private static async Task AnswerAsync(string request, NetworkStream stream)
    {
        using var body = new MemoryStream();
        bool isCompressed = request.Contains("gzip", StringComparison.Ordinal);
        Stream target = isCompressed ? new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true) : body;
        await target.WriteAsync(Encoding.UTF8.GetBytes(Submitted()));
        await target.FlushAsync();
        if (isCompressed)
        {
            await target.DisposeAsync();
        }

        await RawServer.Write(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{(isCompressed ? "Content-Encoding: gzip\r\n" : "")}\r\n");
        await stream.WriteAsync(body.ToArray());
    }

    private async Task<string> SubmitAsync(HttpClient? http)
    {
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(Key),
            Hosts = FalHosts.Local(_server.Uri),
            HttpClient = http,
        });
        FalRequest<JsonElement> request = await client.Endpoint("acme/model").SubmitAsync(Input);
        return request.RequestId;
    }

    private sealed class ReadingHandler(Action<string> read) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            read(await response.Content.ReadAsStringAsync(cancellationToken));
            return response;
        }
    }
}
