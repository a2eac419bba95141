using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class HostHeaderTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("127.8.9.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("192.168.0.7", false)]
    [InlineData("0.0.0.0", false)]
    public async Task Only_loopback_names_are_answered(string host, bool isAllowed)
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.SendAsync(HttpMethod.Get, "fal.ai/api/openapi/queue/openapi.json?endpoint_id=acme/painter", null, ("Host", $"{host}:{test.Fal.BaseAddress.Port}"));

        Assert.Equal(isAllowed ? 200 : 403, reply.Status);
        if (!isAllowed)
            Assert.Contains("loopback", reply.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_is_on_the_ipv4_loopback()
    {
        await using TestFal test = await TestFal.StartAsync();

        Assert.Equal("127.0.0.1", test.Fal.BaseAddress.Host);
        Assert.Equal("/", test.Fal.BaseAddress.AbsolutePath);
    }
}
