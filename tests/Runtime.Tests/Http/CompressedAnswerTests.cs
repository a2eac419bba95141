using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>Answers that come compressed through a handler that does not decompress.</summary>
public class CompressedAnswerTests : FalTest
{
    private static readonly string Output = $$"""{"images":[],"text":"{{string.Concat(Enumerable.Range(0, 300).Select(static number => $"{number * 7919} "))}}"}""";

    public static TheoryData<string> Encodings { get; } = ["gzip", "x-gzip", "GZIP", "deflate", "br", "gzip, br", "identity, gzip", "raw deflate"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Left_encodings_are_decoded(string encoding)
    {
        Answer(200, Compress(Output, encoding), encoding);

        FalResult<JsonElement> result = await Flux.RunAsync(Input);

        Assert.Equal(Output, Encoding.UTF8.GetString(result.RawBody.Span));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Cut_answers_are_lost_ones(string encoding)
    {
        byte[] whole = Compress(Output, encoding);
        foreach (int length in (int[])[whole.Length / 3, whole.Length / 2, whole.Length - 12])
        {
            // Of a cut within the last block, raw deflate says nothing.
            if (encoding != "raw deflate")
            {
                Answer(200, whole[..length], encoding);
                FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => Flux.RunAsync(Input));
                Assert.Equal((RequestId, true), (error.RequestId, error.MayHaveBeenAccepted));
            }
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Random_damage_ends_in_an_error_of_the_library(string encoding)
    {
        byte[] whole = Compress(Output, encoding);
        var random = new Random(11);
        for (int round = 0; round < 500; round++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            Answer(200, damaged, encoding);

            Exception? error = await Record.ExceptionAsync(() => Flux.RunAsync(Input));

            Assert.True(error is null or FalConnectionException { RequestId: RequestId } or FalProtocolException { RequestId: RequestId }, error?.ToString());
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task A_header_that_is_not_true_costs_nothing(string encoding)
    {
        Answer(200, Encoding.UTF8.GetBytes(Submitted()), encoding);

        Assert.Equal(RequestId, (await Flux.SubmitAsync(Input)).RequestId);
    }

    [Fact]
    public async Task Errors_are_decoded_too()
    {
        Answer(422, Compress("""{"detail":"too dark"}""", "gzip"), "gzip");

        Assert.Equal("too dark", (await Assert.ThrowsAsync<FalValidationException>(() => Flux.RunAsync(Input))).Detail);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Bombs_are_not_unpacked(string encoding)
    {
        Answer(200, Compress(new string(' ', 40 << 20), encoding), encoding);

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Flux.RunAsync(Input));

        Assert.Contains("more than 200 times as long as what came", error.Message, StringComparison.Ordinal);
        Assert.Equal(RequestId, error.RequestId);
    }

    [Fact]
    public async Task A_higher_ratio_unpacks_what_a_model_repeats()
    {
        FalClient client = CreateClient(static settings => settings.MaxDecompressionRatio = 2000);
        Answer(200, Compress(new string(' ', 8 << 20) + "{}", "gzip"), "gzip");

        Assert.Equal(JsonValueKind.Object, (await client.Endpoint("acme/model").RunAsync(Input)).Data.ValueKind);
    }

    [Fact]
    public async Task Several_members_are_one_body()
    {
        Answer(200, [.. Compress("""{"images":""", "gzip"), .. Compress("[]}", "gzip")], "gzip");

        Assert.Equal("""{"images":[]}""", (await Flux.RunAsync(Input)).RawJson!.Value.GetRawText());
    }

    [Fact]
    public async Task Streams_are_decoded()
    {
        byte[] events = Compress("data: {\"status\":\"COMPLETED\"}\n\n", "gzip");
        FalClient client = CreateClient(static settings => settings.Watch.Mode = FalWatchMode.Stream);
        Server.Answer((_, _) =>
        {
            HttpResponseMessage response = Response(200, events, "gzip");
            response.Content.Headers.ContentType = new("text/event-stream");
            return Task.FromResult(response);
        }).Answer(200, """{"a":1}""");

        FalResult<JsonElement> result = await client.Endpoint("fal-ai/flux-2").Attach(RequestId).GetResultAsync();

        Assert.Equal("""{"a":1}""", result.RawJson!.Value.GetRawText());
    }

    [Theory]
    [InlineData("{\"status\":\"IN_QUEUE\",\"request_id\":\"r-77\",\"queue", "r-77")]
    [InlineData("{\"request_id\":\"r-77", RequestId)]
    public async Task A_half_answer_tells_the_id_that_came(string beginning, string id)
    {
        using var server = new RawServer((_, stream) => RawServer.Write(
            stream, $"HTTP/1.1 200 OK\r\nx-fal-request-id: {RequestId}\r\nContent-Length: 500\r\n\r\n{beginning}").AsTask());
        FalClient client = Own(new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), Hosts = FalHosts.Local(server.Uri) }));

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").SubmitAsync(Input));

        Assert.Equal((id, true), (error.RequestId, error.MayHaveBeenAccepted));
    }

    [Theory]
    [InlineData("{\"status\":\"IN_QUEUE\",\"request_id\":\"r-77\",\"queue")]
    [InlineData("{\"status\":\"IN_QUEUE\",\"request_id\":\"r-77\"}<!-- proxied -->")]
    public async Task A_torn_submit_answer_tells_its_id(string body)
    {
        Server.Answer(200, body);

        Assert.Equal("r-77", (await Flux.SubmitAsync(Input)).RequestId);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_damaged_submit_answer_tells_its_id(string encoding)
    {
        byte[] body = Compress(Submitted("r-77"), encoding);
        body[^6] ^= 1;
        using var server = new RawServer((_, stream) => WriteAsync(stream, "application/json", encoding, body));
        using FalClient client = OwnClient(server);

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").SubmitAsync(Input));

        Assert.Equal(("r-77", true), (error.RequestId, error.MayHaveBeenAccepted));
    }

    [Theory]
    [InlineData("gzip", "")]
    [InlineData("deflate", "\n ")]
    [InlineData("br", "")]
    [InlineData("gzip, br", "\uFEFF")]
    public async Task Own_connections_read_what_a_header_calls_compressed(string encoding, string before)
    {
        using var server = new RawServer((_, stream) => WriteAsync(stream, "application/json", encoding, Encoding.UTF8.GetBytes(before + Submitted("r-77"))));
        using FalClient client = OwnClient(server);

        Assert.Equal("r-77", (await client.Endpoint("fal-ai/flux-2").SubmitAsync(Input)).RequestId);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Streams_are_read_that_a_header_calls_compressed(string encoding)
    {
        using var server = new RawServer((_, stream) => WriteAsync(
            stream, "text/event-stream", encoding, "data: {\"images\":[],\"text\":\"caf\u00E9\"}\n\n"u8.ToArray()));
        using FalClient client = OwnClient(server);

        FalResult<JsonElement> result = await client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync();

        Assert.Equal("caf\u00E9", result.Data.GetProperty("text").GetString());
    }

    private static FalClient OwnClient(RawServer server) =>
        new(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), Hosts = FalHosts.Local(server.Uri) });

    private static async Task WriteAsync(Stream stream, string type, string encoding, byte[] body)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\n\r\n"));
        await stream.WriteAsync(body);
    }

    private static byte[] Compress(string text, string encoding)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        foreach (string one in encoding.ToUpperInvariant().Split(", "))
        {
            using var output = new MemoryStream();
            using (Stream stream = one switch
            {
                "BR" => new BrotliStream(output, CompressionLevel.Optimal),
                "DEFLATE" => new ZLibStream(output, CompressionLevel.Optimal),
                "RAW DEFLATE" => new DeflateStream(output, CompressionLevel.Optimal),
                "IDENTITY" => output,
                _ => new GZipStream(output, CompressionLevel.Optimal),
            })
            {
                stream.Write(bytes);
            }

            bytes = output.ToArray();
        }

        return bytes;
    }

    private static HttpResponseMessage Response(int status, byte[] body, string encoding)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = new("application/json");
        response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding.Replace("raw ", "", StringComparison.Ordinal));
        response.Headers.Add("x-fal-request-id", RequestId);
        return response;
    }

    private void Answer(int status, byte[] body, string encoding) => Server.Answer((_, _) => Task.FromResult(Response(status, body, encoding)));
}
