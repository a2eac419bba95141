using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

public class ResponseSizeTests : FalTest
{
    private const int Limit = 40_000;

    private FalEndpoint<JsonElement, JsonElement> Bounded =>
        CreateClient(settings => settings.MaxResponseSize = Limit).Endpoint("fal-ai/flux/dev");

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, -1)]
    [InlineData(false, 0)]
    [InlineData(false, -5000)]
    public async Task What_fits_is_read_whole(bool announced, int more)
    {
        byte[] body = Text(Limit + more);
        Server.Answer((_, _) => Task.FromResult(Response(200, body, announced)));

        FalResult<JsonElement> result = await Bounded.RunAsync(Input);

        Assert.Equal(body, result.RawBody.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_does_not_fit_is_not_read_and_keeps_its_request(bool announced)
    {
        Server.Answer((_, _) => Task.FromResult(Response(200, Text(Limit + 1), announced)));

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Bounded.RunAsync(Input));

        Assert.Equal(
            "The answer of fal.run is longer than 40,000 bytes and was not read: raise FalClientOptions.MaxResponseSize if that is what the model gives.",
            error.Message);
        Assert.Equal((RequestId, "fal-ai/flux/dev", 1), (error.RequestId, error.EndpointId, error.Attempts));
        Assert.Equal(4096, error.Body!.Length);
        Assert.False(error.IsRetryable);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Of_an_error_as_much_is_read_as_the_options_say()
    {
        FalClient client = CreateClient(static settings => settings.MaxErrorSize = 32_768);
        Server.Answer((_, _) => Task.FromResult(Response(422, Encoding.UTF8.GetBytes($$"""{"input":"{{new string('i', 32_768)}}","detail":"late"}"""), announced: true)))
            .Answer((_, _) => Task.FromResult(Response(422, Encoding.UTF8.GetBytes($$"""{"detail":"early","input":"{{new string('i', 32_768)}}"}"""), announced: true)));

        Assert.Null((await Assert.ThrowsAsync<FalValidationException>(() => client.Endpoint("acme/model").RunAsync(Input))).Detail);
        Assert.Equal("early", (await Assert.ThrowsAsync<FalValidationException>(() => client.Endpoint("acme/model").RunAsync(Input))).Detail);
    }

    [Fact]
    public async Task A_result_that_does_not_fit_can_be_fetched_by_a_client_that_takes_more()
    {
        Server.Answer(200, Status("COMPLETED")).Answer((_, _) => Task.FromResult(Response(200, Text(Limit + 1), announced: true)));
        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Bounded.Attach("r-7").GetResultAsync());
        Assert.Equal("r-7", error.RequestId);

        Server.Answer(200, Status("COMPLETED")).Answer((_, _) => Task.FromResult(Response(200, Text(Limit + 1), announced: true)));
        FalResult<JsonElement> result = await Client.Endpoint("fal-ai/flux/dev").Attach(error.RequestId!).GetResultAsync();
        Assert.Equal(Limit + 1, result.RawBody.Length);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task A_key_is_not_cut_in_two(int status)
    {
        for (int before = ErrorText.MaximumBody - Key.Length; before <= ErrorText.MaximumBody; before++)
        {
            string body = $"{new string('é', before)}{Key}{new string('x', 1 << 20)}";
            Server.Answer(status, body);

            FalException error = await Assert.ThrowsAnyAsync<FalException>(() => Bounded.RunAsync(Input));

            string shown = (error as FalApiException)?.Body ?? ((FalProtocolException)error).Body!;
            Assert.DoesNotContain("key-s", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_submit_whose_answer_does_not_fit_may_be_in_the_queue()
    {
        Server.Answer((_, _) => Task.FromResult(Response(200, Text(Limit + 1), announced: false)));

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Bounded.SubmitAsync(Input));

        Assert.True(error.MayHaveBeenAccepted);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task An_error_that_does_not_fit_is_told_by_its_beginning()
    {
        string body = $$"""{"detail":[{"loc":["body","prompt"],"msg":"odd","type":"value_error","input":"{{new string('i', Limit)}}"}]}""";
        Server.Answer(422, body, ("x-fal-request-id", RequestId));

        FalValidationException error = await Assert.ThrowsAsync<FalValidationException>(() => Bounded.RunAsync(Input));

        Assert.Equal("prompt", Assert.Single(error.FieldErrors).Path);
        Assert.Equal(RequestId, error.RequestId);
    }

    [Fact]
    public async Task Of_an_endless_error_the_first_mebibyte_is_read()
    {
        using var endless = new EndlessStream();
        Server.Answer((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StreamContent(endless) }));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Flux.RunAsync(Input));

        Assert.Equal(500, (int)error.StatusCode);
        Assert.InRange(endless.Count, (int)new FalClientOptions().MaxErrorSize, (int)new FalClientOptions().MaxErrorSize + 2);
    }

    [Fact]
    public async Task Of_an_endless_answer_no_more_is_read_than_is_allowed()
    {
        using var endless = new EndlessStream();
        Server.Answer((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(endless) }));

        await Assert.ThrowsAsync<FalProtocolException>(() => Bounded.RunAsync(Input));

        Assert.InRange(endless.Count, Limit, Limit + 2);
    }

    [Fact]
    public async Task The_limit_is_that_of_what_comes_out_of_a_compression()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(Text(1_000_000));
        }

        byte[] body = packed.ToArray();
        Assert.InRange(body.Length, 1, Limit - 1);
        using var server = new RawServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(FormattableString.Invariant(
                $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\n\r\n")));
            await stream.WriteAsync(body);
        });
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(Key),
            Hosts = FalHosts.Local(server.Uri),
            MaxResponseSize = Limit,
        });

        await Assert.ThrowsAsync<FalProtocolException>(() => client.Endpoint("a/b").RunAsync(Input));
    }

    private static byte[] Text(int length) => Encoding.ASCII.GetBytes($"\"{new string('x', length - 2)}\"");

    private static HttpResponseMessage Response(int status, byte[] body, bool announced)
    {
        HttpResponseMessage response = ScriptedHandler.Response(status, "", ("x-fal-request-id", RequestId));
        response.Content = announced ? new ByteArrayContent(body) : new StreamContent(new UnseekableStream(body));
        return response;
    }

    private sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Count { get; private set; }

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            Count += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
