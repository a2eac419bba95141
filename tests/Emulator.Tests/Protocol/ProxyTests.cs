using System.Text;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class ProxyTests
{
    [Fact]
    public async Task Submit_status_and_cancel_work_through_the_proxy_without_a_key()
    {
        await using TestFal test = await TestFal.StartAsync();
        test.Http.DefaultRequestHeaders.Remove("Authorization");

        Reply submitted = await ProxyAsync(test, HttpMethod.Post, "https://queue.fal.run/acme/painter", """{"prompt":"x"}""");
        string address = $"https://queue.fal.run/acme/painter/requests/{submitted.Text("request_id")}";
        Reply status = await ProxyAsync(test, HttpMethod.Get, $"{address}/status?logs=1");
        Reply cancel = await ProxyAsync(test, HttpMethod.Put, $"{address}/cancel");

        Assert.Equal((200, 202, 200), (submitted.Status, status.Status, cancel.Status));
        Assert.NotNull(submitted.Header("x-fal-request-id"));
        Assert.Equal(["api", "queue.fal.run", "api", "queue.fal.run", "api", "queue.fal.run"], test.Fal.Requests.Select(request => request.Host));
        Assert.Equal("?logs=1", test.Fal.Requests.ElementAt(3).Query);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("queue.fal.run/acme/painter")]
    [InlineData("http://queue.fal.run/acme/painter")]
    [InlineData("https://queue.fal.run:8443/acme/painter")]
    [InlineData("https://user@queue.fal.run/acme/painter")]
    [InlineData("https://evil.example/acme/painter")]
    [InlineData("https://queue.fal.run.evil.example/acme/painter")]
    [InlineData("https://api/fal/proxy")]
    public async Task Any_other_target_is_a_400(string? target)
    {
        await using TestFal test = await TestFal.StartAsync();

        Assert.Equal(400, (await ProxyAsync(test, HttpMethod.Post, target, "{}")).Status);
    }

    private static async Task<Reply> ProxyAsync(TestFal test, HttpMethod method, string? target, string? json = null)
    {
        using HttpRequestMessage request = new(method, "api/fal/proxy");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (target is not null)
            request.Headers.TryAddWithoutValidation("x-fal-target-url", target);
        using HttpResponseMessage response = await test.Http.SendAsync(request, TestFal.Cancellation);
        return await Reply.ReadAsync(response);
    }
}
