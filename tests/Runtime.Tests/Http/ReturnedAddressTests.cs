using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

public class ReturnedAddressTests : FalTest
{
    private const string Id = RequestId;
    private const string Local = "http://127.0.0.1:5005/queue.fal.run";

    [Theory]
    [InlineData("https://queue.fal.run/fal-ai/flux-2/requests/ID/status")]
    [InlineData("https://queue.fal.run/fal-ai/flux-2/requests/ID/response")]
    [InlineData("https://fal.run/fal-ai/flux-2/requests/ID")]
    [InlineData("https://falrun.com/fal-ai/flux-2/requests/ID")]
    [InlineData("https://queue.falrun.com/fal-ai/flux-2/requests/ID")]
    [InlineData("https://eu.queue.fal.run/fal-ai/flux-2/requests/ID")]
    [InlineData("https://queue.fal.run/workflows/acme/my-flow/requests/ID/status")]
    public void What_is_fals_is_used(string address) =>
        Assert.Equal(address.Replace("ID", Id, StringComparison.Ordinal), Check(address));

    [Theory]
    [InlineData("http://queue.fal.run/a/b/requests/ID")]
    [InlineData("wss://queue.fal.run/a/b/requests/ID")]
    [InlineData("https://evilfal.run/a/b/requests/ID")]
    [InlineData("https://fal.run.evil.example/a/b/requests/ID")]
    [InlineData("https://fal.runner/a/b/requests/ID")]
    [InlineData("https://.fal.run/a/b/requests/ID")]
    [InlineData("https://evil.example/fal.run/requests/ID")]
    [InlineData("https://rest.fal.ai/a/b/requests/ID")]
    [InlineData("https://queue.fal.run@evil.example/a/b/requests/ID")]
    [InlineData("https://evil.example@queue.fal.run/a/b/requests/ID")]
    [InlineData("https://u:p@queue.fal.run/a/b/requests/ID")]
    [InlineData("https://queue.fal.run:8443/a/b/requests/ID")]
    [InlineData("https://queue.fal.run:443@evil.example/a/b/requests/ID")]
    [InlineData("https://queue.fal.run./a/b/requests/ID")]
    [InlineData("https://queue.fal.run\\@evil.example/a/b/requests/ID")]
    [InlineData("https:\\\\queue.fal.run\\a\\b\\requests\\ID")]
    [InlineData("https://evil.example\\.fal.run/a/b/requests/ID")]
    [InlineData("https://evil.example#.fal.run/a/b/requests/ID")]
    [InlineData("https://evil.example?.fal.run/a/b/requests/ID")]
    [InlineData("https://evil.example%2f.fal.run/a/b/requests/ID")]
    [InlineData("https://queue.fal%2erun/a/b/requests/ID")]
    [InlineData("https://queue.f\u0430l.run/a/b/requests/ID")]
    [InlineData("https://queue.\uff46al.run/a/b/requests/ID")]
    [InlineData("https://queue\u3002fal\u3002run/a/b/requests/ID")]
    [InlineData("https://\u0000queue.fal.run/a/b/requests/ID")]
    [InlineData(" https://queue.fal.run/a/b/requests/ID")]
    [InlineData("https://queue.fal.run/a/b/requests/ID\t")]
    [InlineData("https:queue.fal.run/a/b/requests/ID")]
    [InlineData("https:///queue.fal.run/a/b/requests/ID")]
    [InlineData("//queue.fal.run/a/b/requests/ID")]
    [InlineData("/a/b/requests/ID")]
    [InlineData("https://queue.fal.run/a/b/requests/another-id")]
    [InlineData("https://queue.fal.run/a/b/requests/IDx")]
    [InlineData("https://queue.fal.run/a/b/ID")]
    [InlineData("https://queue.fal.run/a/b/requests/other/ID")]
    [InlineData("https://queue.fal.run/a/b/requests/ID/../other")]
    [InlineData("https://queue.fal.run/a/b/requests/%49D")]
    [InlineData("https://queue.fal.run/a/b/requests/ID?redirect=https://evil.example")]
    [InlineData("https://queue.fal.run/a/b/requests/ID#x")]
    [InlineData("https://127.0.0.1/a/b/requests/ID")]
    [InlineData("javascript:requests/ID")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_in_any_doubt_is_not(string? address) => Assert.Null(Check(address));

    [Fact]
    public void What_is_too_long_is_not() => Assert.Null(Check($"https://queue.fal.run/{new string('a', 3000)}/requests/ID"));

    [Theory]
    [InlineData($"{Local}/a/b/requests/ID", true)]
    [InlineData("http://127.0.0.1:5005/rest.fal.ai/a/b/requests/ID", false)]
    [InlineData("http://127.0.0.1:5006/queue.fal.run/a/b/requests/ID", false)]
    [InlineData("http://127.0.0.1:5005/queue.fal.run.evil/a/b/requests/ID", false)]
    [InlineData("http://127.0.0.1:5005/queue.fal.run/../x/requests/ID", false)]
    [InlineData("http://localhost:5005/queue.fal.run/a/b/requests/ID", false)]
    [InlineData("https://queue.fal.run/a/b/requests/ID", false)]
    public void Who_configured_a_host_goes_nowhere_else(string address, bool isUsed) => Assert.Equal(isUsed, Check(address, Local) is not null);

    [Fact]
    public async Task Addresses_of_a_submit_are_asked_as_they_are()
    {
        const string There = $"https://eu.queue.fal.run/x/y/requests/{Id}";
        Server
            .Answer(200, $$"""{"request_id":"{{Id}}","status_url":"{{There}}/state","response_url":"{{There}}/response","cancel_url":"{{There}}/stop"}""")
            .Answer(404)
            .Answer(200, Status("COMPLETED"))
            .Answer(200, "{}")
            .Answer(202);
        FalRequest<JsonElement> request = await Flux.SubmitAsync(Input);

        await foreach (FalQueueUpdate _ in request.WatchAsync(mode: FalWatchMode.Auto))
        {
        }

        await request.GetResultAsync();
        await request.CancelAsync();

        Assert.Equal(
            [
                $"POST {Queue}/fal-ai/flux-2/flash/edit",
                $"GET {There}/state/stream?logs=0",
                $"GET {There}/state?logs=0",
                $"GET {There}/response",
                $"PUT {There}/stop",
            ],
            Server.Lines);
    }

    [Theory]
    [InlineData("fal-ai/flux-2/flash/edit", "fal-ai/flux-2")]
    [InlineData("workflows/acme/my-flow/sub", "workflows/acme/my-flow")]
    [InlineData("comfy/acme/my-flow", "comfy/acme/my-flow")]
    [InlineData("110602490-lora", "110602490/lora")]
    public async Task Addresses_that_are_not_used_are_computed_one_by_one(string endpoint, string application)
    {
        Server
            .Answer(200, $$"""{"request_id":"{{Id}}","status_url":null,"response_url":"https://evil.example/requests/{{Id}}","cancel_url":7}""")
            .Answer(200, Status("COMPLETED")).Answer(200, "{}").Answer(202);
        FalRequest<JsonElement> request = await Client.Endpoint(endpoint).SubmitAsync(Input);

        await request.GetResultAsync();
        await request.CancelAsync();

        string address = $"{Queue}/{application}/requests/{Id}";
        Assert.Equal([$"GET {address}/status?logs=0", $"GET {address}", $"PUT {address}/cancel"], Server.Lines.Skip(1));
    }

    private static string? Check(string? address, string queue = Queue) =>
        ReturnedAddress.Check(address?.Replace("ID", Id, StringComparison.Ordinal), Id, new Uri(queue));
}
