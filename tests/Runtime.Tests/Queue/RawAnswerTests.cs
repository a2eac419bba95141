using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

/// <summary>Exact bytes in place of a status and of a result: the next answer is a good one, and the request is submitted once.</summary>
public sealed class RawAnswerTests : FalTest
{
    private const string Picture = """{"images":[{"url":"https://fal.media/a.png"}]}""";

    public static TheoryData<string, string> Answers => new()
    {
        { "nothing", "" },
        { "half a head", "HTTP/1.1 200 OK\r\nContent-Ty" },
        { "no HTTP", "hello\r\n\r\n" },
        { "cut by length", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"images\":[" },
        { "cut in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{\"images\":[" },
        { "cut without a length", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"images\":[{\"url\":\"htt" },
        { "torn compression", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\nnot gzip at all" },
        { "empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" },
        { "page", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 25\r\n\r\n<html>maintenance</html>\n" },
        { "page with a mark", "HTTP/1.1 403 Forbidden\r\nContent-Length: 12\r\n\r\n\uFEFF<b>no</b>" },
        { "status without words", "HTTP/1.1 520\r\nContent-Length: 0\r\n\r\n" },
        { "status that is none", "HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n" },
        { "too early", "HTTP/1.1 425 Too Early\r\nContent-Length: 0\r\n\r\n" },
        { "informational only", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" },
        { "redirect elsewhere", "HTTP/1.1 302 Found\r\nLocation: https://login.example/\r\nContent-Length: 0\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Odd_bytes_once_do_not_end_a_paid_call(string name, string bytes)
    {
        foreach (string step in (string[])["/status", "result"])
        {
            int odd = 0;
            RawServer fal = null!;
            fal = Own(new RawServer(async (number, stream) =>
            {
                string request = fal.Requests[number - 1];
                bool isSubmit = request.StartsWith("POST", StringComparison.Ordinal);
                bool isStatus = request.Contains("/status", StringComparison.Ordinal);
                bool isStep = !isSubmit && isStatus == (step == "/status");
                await RawServer.Write(stream, isStep && odd++ == 0 ? bytes : LoopbackServer.Ok(isSubmit ? Submitted() : isStatus ? Status("COMPLETED") : Picture));
            }));
            using var client = new FalClient(new FalClientOptions
            {
                Credentials = FalCredentials.FromKey(Key),
                Hosts = FalHosts.Local(fal.Uri),
                TimeProvider = Time,
                Watch = new FalWatchOptions { Mode = FalWatchMode.Poll },
            });

            FalResult<PictureOutput> result = await new PictureEndpoint(client).SubscribeAsync(new PictureInput { Prompt = "a cat" });

            Assert.True(result.Data.Images.Count == 1 && odd >= 2, $"{name}, {step}");
            Assert.Single(fal.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
        }
    }
}
