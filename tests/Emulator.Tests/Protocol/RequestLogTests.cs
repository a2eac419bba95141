using System.Text;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class RequestLogTests
{
    [Fact]
    public async Task What_arrives_is_recorded_as_it_came()
    {
        await using TestFal test = await TestFal.StartAsync();

        await test.SendAsync(HttpMethod.Post, "queue.fal.run/acme/painter?fal_webhook=https%3A%2F%2Fx.example", """{"prompt":"\u00e9"}""", ("X-Fal-Queue-Priority", "low"));

        LocalFalRequest request = Assert.Single(test.Fal.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("queue.fal.run", request.Host);
        Assert.Equal("/acme/painter", request.Path);
        Assert.Equal("?fal_webhook=https%3A%2F%2Fx.example", request.Query);
        Assert.Equal("low", request.Headers["x-fal-queue-priority"]);
        Assert.Equal("Key id:secret", request.Headers["AUTHORIZATION"]);
        Assert.Equal("""{"prompt":"\u00e9"}""", Encoding.UTF8.GetString(request.Body.Span));
        Assert.Equal("POST queue.fal.run/acme/painter?fal_webhook=https%3A%2F%2Fx.example", request.ToString());
    }

    [Fact]
    public async Task Refused_requests_are_recorded_too_and_the_log_can_be_cleared()
    {
        await using TestFal test = await TestFal.StartAsync();
        test.Http.DefaultRequestHeaders.Remove("Authorization");

        await test.PostAsync("fal.run/acme/painter", "{}");
        await test.GetAsync("nowhere.example/x");

        Assert.Equal(2, test.Fal.Requests.Count);
        test.Fal.Requests.Clear();
        Assert.Empty(test.Fal.Requests);
    }
}
