using System.Globalization;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>Redirects, from servers that speak HTTP themselves.</summary>
public sealed class SameServerRedirectTests : FalTest
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_question_follows_its_own_server(int status)
    {
        using LoopbackServer server = Create(status, "/moved?logs=0", Status("IN_PROGRESS"));

        FalQueueUpdate update = await Create(server).Endpoint("acme/model").Attach(RequestId).GetStatusAsync();

        Assert.Equal(FalQueueState.InProgress, update.State);
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains($"Authorization: Key {Key}", server.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(307, true)]
    [InlineData(308, true)]
    [InlineData(301, false)]
    [InlineData(302, false)]
    [InlineData(303, false)]
    public async Task A_submit_follows_where_its_body_goes_along(int status, bool isFollowed)
    {
        using LoopbackServer server = Create(status, "/moved", Submitted());

        Task<FalRequest<JsonElement>> submit = Create(server).Endpoint("acme/model").SubmitAsync(Input);

        if (isFollowed)
        {
            Assert.Equal(RequestId, (await submit).RequestId);
            Assert.All(server.Requests, static request => Assert.EndsWith(Input.GetRawText(), request, StringComparison.Ordinal));
        }
        else
        {
            Assert.Equal(status, (int)(await Assert.ThrowsAsync<FalApiException>(() => submit)).StatusCode);
        }

        Assert.Equal(isFollowed ? 2 : 1, server.Requests.Count);
        Assert.All(server.Requests, static request => Assert.StartsWith("POST", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_submit_that_was_given_an_id_is_not_sent_again()
    {
        using LoopbackServer server = Create(307, "/moved", Submitted(), "x-fal-request-id: r1\r\n");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Create(server).Endpoint("acme/model").SubmitAsync(Input));

        Assert.Equal("r1", error.RequestId);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("http://localhost:{0}/moved")]
    [InlineData("https://127.0.0.1:{0}/moved")]
    [InlineData("http://user:password@127.0.0.1:{0}/moved")]
    [InlineData("//127.0.0.1:1/moved")]
    [InlineData("ftp://127.0.0.1:{0}/moved")]
    public async Task Another_server_never_gets_the_key(string location)
    {
        LoopbackServer? server = null;
        using LoopbackServer created = server = new LoopbackServer(_ =>
            $"HTTP/1.1 307 Moved\r\nLocation: {location.Replace("{0}", server!.Uri.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}\r\nContent-Length: 0\r\n\r\n");

        await Assert.ThrowsAsync<FalApiException>(() => Create(server).Endpoint("acme/model").Attach(RequestId).GetStatusAsync());

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Redirects_in_a_circle_come_to_an_end()
    {
        using var server = new LoopbackServer(static _ => "HTTP/1.1 308 Moved\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");

        await Assert.ThrowsAsync<FalApiException>(() => Create(server).Endpoint("acme/model").RunAsync(Input));

        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task A_cancel_and_a_stream_follow_too()
    {
        using LoopbackServer server = Create(307, "/moved", """{"status":"CANCELLATION_REQUESTED"}""");
        using LoopbackServer streaming = Create(307, "/moved", """{"seed":1}""");

        FalCancelResult canceled = await Create(server).Endpoint("acme/model").Attach(RequestId).CancelAsync();
        FalResult<JsonElement> streamed = await Create(streaming).Endpoint("acme/model").StreamAsync(Input).GetResultAsync();

        Assert.Equal(FalCancelResult.Requested, canceled);
        Assert.Equal(1, streamed.Data.GetProperty("seed").GetInt32());
        Assert.All(server.Requests, static request => Assert.StartsWith("PUT", request, StringComparison.Ordinal));
    }

    private static LoopbackServer Create(int status, string location, string answer, string headers = "") => new(request =>
        request.Split(' ')[1].StartsWith("/moved", StringComparison.Ordinal)
            ? LoopbackServer.Ok(answer)
            : $"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} Moved\r\n{headers}Location: {location}\r\nContent-Length: 0\r\n\r\n");

    private FalClient Create(LoopbackServer server) => Own(new FalClient(new FalClientOptions
    {
        Credentials = FalCredentials.FromKey(Key),
        Hosts = FalHosts.Local(server.Uri),
        Retry = new FalRetryOptions { MaxRetries = 0 },
    }));
}
