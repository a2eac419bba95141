using System.Net.Http.Headers;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Streaming;

/// <summary>A stream that does not begin, that breaks off, or that is too large.</summary>
public sealed class StreamFailureTests : StreamTest
{
    [Fact]
    public async Task A_stream_that_breaks_off_is_an_error_with_what_came()
    {
        Stream(Event("""{"n":1}"""), Event("""{"n":2}"""), new IOException("reset"));

        FalStream<JsonElement> stream = Flux.StreamAsync(Input);
        (List<FalStreamUpdate<JsonElement>> updates, Exception? failure) = await ReadAsync(stream);

        FalConnectionException broken = Assert.IsType<FalConnectionException>(failure);
        Assert.Equal(2, updates.Count);
        Assert.Equal(["""{"n":1}""", """{"n":2}"""], Texts(broken.PartialOutputs));
        Assert.True(broken.MayHaveBeenAccepted);
        Assert.False(broken.IsRetryable);
        Assert.Equal(RequestId, broken.RequestId);
        Assert.Equal("fal-ai/flux-2/flash/edit", broken.EndpointId);
        Assert.Equal(1, broken.Attempts);
        Assert.Same(broken, await Assert.ThrowsAsync<FalConnectionException>(() => stream.GetResultAsync()));
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("data: {\"n\":2}")]
    [InlineData("data: {\"n\":2}\n")]
    [InlineData("data: {\"n\"")]
    [InlineData("da")]
    public async Task A_stream_that_ends_within_an_event_never_passes_for_a_finished_one(string rest)
    {
        Stream(Event("""{"n":1}"""), rest);

        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Equal(["""{"n":1}"""], Texts(broken.PartialOutputs));
        Assert.True(broken.MayHaveBeenAccepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData(": ping")]
    [InlineData("\n\n")]
    public async Task What_is_left_over_at_the_end_does_no_harm(string rest)
    {
        Stream(Event("""{"n":1}"""), rest);

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Equal(1, result.Data.GetProperty("n").GetInt32());
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n10\r\ndata: {\"n\":1}\n\n\r\n")]
    [InlineData("Content-Length: 100\r\n\r\ndata: {\"n\":1}\n\n")]
    public async Task A_connection_that_is_lost_over_a_real_socket_is_an_error(string answer)
    {
        using var server = new RawServer(async (_, stream) => await RawServer.Write(stream, $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{answer}"));
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), Hosts = FalHosts.Local(server.Uri) });

        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync());

        Assert.Equal(["""{"n":1}"""], Texts(broken.PartialOutputs));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_stream_without_an_event_is_no_result()
    {
        Stream(": ping\n\n");

        FalProtocolException empty = await Assert.ThrowsAsync<FalProtocolException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Contains("ended without an event", empty.Message, StringComparison.Ordinal);
        Assert.Equal(RequestId, empty.RequestId);
    }

    [Theory]
    [InlineData("<html>Sign in</html>", "<html>Sign in</html>")]
    [InlineData("{\"torn\":", "{\"torn\":")]
    [InlineData("", null)]
    public async Task An_answer_that_is_neither_events_nor_json_is_shown(string body, string? shown)
    {
        Server.Answer(200, body);

        FalProtocolException other = await Assert.ThrowsAsync<FalProtocolException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Equal(shown, other.Body);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Very_small_outputs_do_not_take_many_times_the_limit()
    {
        Stream([.. Enumerable.Repeat(Event("1"), 1000), new IOException()]);
        FalClient client = CreateClient(static settings => settings.MaxResponseSize = 50_000);

        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync());

        Assert.InRange(broken.PartialOutputs.Count, 100, 250);
    }

    [Fact]
    public async Task An_event_above_the_limit_ends_the_stream()
    {
        Stream(Event("1"), Event($"\"{new string('A', 200_000)}\""));
        FalClient client = CreateClient(settings => settings.MaxResponseSize = 100_000);

        FalProtocolException tooLarge = await Assert.ThrowsAsync<FalProtocolException>(() => client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync());

        Assert.Contains("MaxResponseSize", tooLarge.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], Texts(tooLarge.PartialOutputs));
        Assert.True(tooLarge.MayHaveBeenAccepted);
    }

    [Fact]
    public async Task Of_a_stream_above_the_limit_the_last_outputs_are_kept_for_the_error()
    {
        string large = $"\"{new string('A', 60_000)}\"";
        Stream(Event("1"), Event(large), Event("2"), Event(large), new IOException());
        FalClient client = CreateClient(settings => settings.MaxResponseSize = 100_000);

        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync());

        Assert.Equal(["2", large], Texts(broken.PartialOutputs));
    }

    [Theory]
    [InlineData(401, typeof(FalApiException))]
    [InlineData(404, typeof(FalApiException))]
    [InlineData(422, typeof(FalValidationException))]
    [InlineData(500, typeof(FalApiException))]
    public async Task An_error_before_the_stream_is_that_of_a_run(int status, Type type)
    {
        Server.Answer((_, _) =>
        {
            HttpResponseMessage refusal = ScriptedHandler.Response(status, """{"detail":"no"}""", ("x-fal-request-id", RequestId));
            refusal.Content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
            return Task.FromResult(refusal);
        });

        (_, Exception? failure) = await ReadAsync(Flux.StreamAsync(Input));

        Assert.IsType(type, failure);
        Assert.Equal("no", ((FalApiException)failure).Detail);
        Assert.Empty(((FalApiException)failure).PartialOutputs);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_request_that_was_not_accepted_is_sent_again_and_another_is_not()
    {
        Server.Answer(429, """{"detail":"busy"}""").Fail(new HttpRequestException(HttpRequestError.ConnectionError));
        Stream(Event("1"));

        await Flux.StreamAsync(Input).GetResultAsync();
        Assert.Equal(3, Server.Requests.Count);

        Server.Fail(new HttpRequestException(HttpRequestError.ResponseEnded));
        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => Flux.StreamAsync(Input).GetResultAsync());
        Assert.True(lost.MayHaveBeenAccepted);
        Assert.Equal(4, Server.Requests.Count);

        Server.Answer(503, "<html>bad gateway</html>");
        FalApiException unclear = await Assert.ThrowsAsync<FalApiException>(() => Flux.StreamAsync(Input).GetResultAsync());
        Assert.True(unclear.MayHaveBeenAccepted);
        Assert.Equal(5, Server.Requests.Count);
    }

    [Fact]
    public async Task A_pipeline_of_the_users_opens_one_stream_whatever_it_does()
    {
        Stream(Event("1"), Event("2"));
        FalClient client = CreateClient(settings => settings.Pipeline = async (exchange, token) =>
        {
            Assert.Equal(FalOperation.Stream, exchange.Operation);
            await exchange.SendAsync(token);
            return await exchange.SendAsync(token);
        });

        FalResult<JsonElement> result = await client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync();

        Assert.Equal(2, result.Data.GetInt32());
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_model_that_does_not_stream_is_told_of()
    {
        Server.Answer(404, """{"detail":"Path /flash/edit/stream not found"}""");

        FalApiException unknown = await Assert.ThrowsAsync<FalApiException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Contains("or it does not stream", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("SubscribeAsync", unknown.Message, StringComparison.Ordinal);
    }
}
