using System.Net.Sockets;
using System.Text;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class RobustnessTests
{
    [Fact]
    public async Task A_body_beyond_100_MB_is_a_413_before_it_is_sent()
    {
        await using TestFal test = await TestFal.StartAsync();
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", test.Fal.BaseAddress.Port, TestFal.Cancellation);
        await using NetworkStream stream = client.GetStream();

        await stream.WriteAsync("POST /fal.run/acme/painter HTTP/1.1\r\nHost: localhost\r\nAuthorization: Key a:b\r\nContent-Length: 200000000\r\n\r\n"u8.ToArray(), TestFal.Cancellation);
        byte[] buffer = new byte[12];
        await stream.ReadExactlyAsync(buffer, TestFal.Cancellation);

        Assert.Equal("HTTP/1.1 413", Encoding.ASCII.GetString(buffer));
    }

    [Theory]
    [InlineData("""{"prompt":"\ud800"}""")]
    [InlineData("""{"prompt":"x","\ud800":1}""")]
    [InlineData("""{"prompt":"x","seed":1e999}""")]
    [InlineData("""{"prompt":"x","seed":-0}""")]
    [InlineData("""{"prompt":"x","num_images":1e0}""")]
    [InlineData("""{"prompt":"x","num_images":1.0}""")]
    [InlineData("""{"prompt":"x","image_size":{"width":1e300,"height":1}}""")]
    [InlineData("""{"prompt":"x","image_size":{"width":1,"height":14142}}""")]
    [InlineData("""{"prompt":"x","prompt":null}""")]
    [InlineData("""{"prompt":"x","image_url":{"image_url":[[["y"]]]}}""")]
    [InlineData("""{"prompt":"x"} trailing""")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public async Task Odd_but_possible_inputs_get_an_answer(string body)
    {
        await using TestFal test = await TestFal.StartAsync();

        foreach (string endpoint in new[] { "acme/painter", "workflows/acme/flow" })
            Assert.Contains((await test.PostAsync($"fal.run/{endpoint}", body)).Status, new[] { 200, 422 });
    }

    [Fact]
    public async Task Deeply_nested_json_is_refused()
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.PostAsync("fal.run/acme/painter", new string('[', 10_000));

        Assert.Equal(422, reply.Status);
        Assert.Equal("json_invalid", reply.Json["detail"]![0]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Requests_at_the_same_time_do_not_disturb_each_other()
    {
        await using TestFal test = await TestFal.StartAsync();
        Task<Reply>[] runs = [.. Enumerable.Range(0, 32).Select(i => test.PostAsync("fal.run/acme/painter", $$"""{"image_size":{"width":64,"height":64},"prompt":"x","seed":{{i % 4}} }"""))];

        Reply[] replies = await Task.WhenAll(runs);

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.Equal(4, replies.Select(reply => reply.BodyText).Distinct().Count());
        Assert.Equal(32, replies.Select(reply => reply.Header("x-fal-request-id")).Distinct().Count());
        Assert.Equal(32, test.Fal.Requests.Count);
    }
}
