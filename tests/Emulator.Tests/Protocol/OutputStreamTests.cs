using System.Text.Json.Nodes;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class OutputStreamTests
{
    private const string Path = "fal.run/acme/painter/stream";

    [Fact]
    public async Task A_stream_tells_partial_outputs_and_the_result_at_last()
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply stream = await test.PostAsync(Path, """{"prompt":"hills","seed":1,"image_size":{"width":64,"height":32}}""");
        Reply run = await test.PostAsync("fal.run/acme/painter", """{"prompt":"hills","seed":1,"image_size":{"width":64,"height":32}}""");

        Assert.Equal(200, stream.Status);
        Assert.Equal("text/event-stream; charset=utf-8", stream.Header("Content-Type"));
        Assert.NotNull(stream.Header("x-fal-request-id"));
        Assert.Equal(run.Header("x-fal-billable-units"), stream.Header("x-fal-billable-units"));
        JsonNode[] events = Events(stream);
        Assert.Equal([16, 32, 64], events.Select(json => json["images"]![0]!["width"]!.GetValue<int>()));
        Assert.Equal(run.Json["seed"]!.ToJsonString(), events[^1]["seed"]!.ToJsonString());
        Assert.Contains(": keep-alive\n\n", stream.BodyText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fal.run/acme/painter/stream", "{}", 422)]
    [InlineData("fal.run/acme/painter/stream", "{", 422)]
    [InlineData("fal.run/acme/nobody/stream", "{}", 404)]
    public async Task A_refusal_is_no_stream(string path, string input, int status)
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.PostAsync(path, input);

        Assert.Equal(status, reply.Status);
        Assert.Equal("application/json", reply.Header("Content-Type"));
        Assert.NotNull(reply.Json["detail"]);
    }

    [Fact]
    public async Task A_fault_cuts_a_stream_within_an_event()
    {
        await using TestFal test = await TestFal.StartAsync();
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Stream, AfterEvents = 1 });
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Stream, AfterEvents = 1, Abort = true });

        Reply cut = await test.PostAsync(Path, """{"prompt":"hills"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => test.PostAsync(Path, """{"prompt":"hills"}"""));

        Assert.DoesNotContain("\n\n", cut.BodyText[(cut.BodyText.LastIndexOf("data:", StringComparison.Ordinal))..], StringComparison.Ordinal);
    }

    private static JsonNode[] Events(Reply stream) =>
        [.. stream.BodyText.Split("\n\n").Where(part => part.StartsWith("data: ", StringComparison.Ordinal)).Select(part => JsonNode.Parse(part["data: ".Length..])!)];
}
