using System.Text;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class AuthorizationTests
{
    [Theory]
    [InlineData(null, 401)]
    [InlineData("Key", 401)]
    [InlineData("Key ", 401)]
    [InlineData("Basic abc", 401)]
    [InlineData("Key id:secret", 200)]
    [InlineData("Bearer token", 200)]
    public async Task Needs_a_key_of_either_scheme(string? authorization, int expected)
    {
        await using TestFal test = await TestFal.StartAsync();
        using HttpClient http = new() { BaseAddress = test.Fal.BaseAddress };
        using HttpRequestMessage request = new(HttpMethod.Post, "queue.fal.run/acme/painter") { Content = new StringContent("""{"prompt":"x"}""", Encoding.UTF8, "application/json") };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using HttpResponseMessage response = await http.SendAsync(request, TestFal.Cancellation);
        Reply reply = await Reply.ReadAsync(response);

        Assert.Equal(expected, reply.Status);
        if (expected == 401)
            Assert.Equal("Authentication is required to access this application", reply.Text("detail"));
    }

    [Fact]
    public async Task No_key_is_needed_when_none_is_required()
    {
        await using LocalFal fal = await LocalFal.StartAsync(new LocalFalOptions { Specs = [Repository.TestSpecs], RequireKey = false }, TestFal.Cancellation);
        using HttpClient http = new() { BaseAddress = fal.BaseAddress };
        using StringContent body = new("{}", Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await http.PostAsync("fal.run/workflows/acme/flow", body, TestFal.Cancellation);

        Assert.Equal(200, (int)response.StatusCode);
    }
}
