using Flux2Gen.Emulator.Webhooks;

namespace Flux2Gen.Emulator.Tests.Webhooks;

public sealed class WebhookPolicyTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5000/hook", true)]
    [InlineData("https://localhost:5001/hook?a=b", true)]
    [InlineData("http://[::1]:5000/", true)]
    [InlineData("https://example.com/hook", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("http://localhost.example.com/", false)]
    [InlineData("http://127.0.0.1.example.com/", false)]
    [InlineData("http://127.0.0.1@example.com/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://127.0.0.1/", false)]
    [InlineData("/hook", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_this_machine_is_delivered_to(string? address, bool expected)
    {
        Assert.Equal(expected, WebhookTarget.TryParse(address, allowRemote: false, out Uri? target));
        Assert.Equal(expected, target is not null);
    }

    [Theory]
    [InlineData("https://example.com/hook", true)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("nowhere", false)]
    public void Other_machines_are_delivered_to_when_that_is_allowed(string address, bool expected)
    {
        Assert.Equal(expected, WebhookTarget.TryParse(address, allowRemote: true, out _));
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(204, false)]
    [InlineData(302, false)]
    [InlineData(308, false)]
    [InlineData(401, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(null, true)]
    public void What_was_not_taken_is_repeated_unless_it_was_redirected(int? status, bool expected)
    {
        Assert.Equal(expected, WebhookPolicy.IsToBeRepeated(status));
    }

    [Fact]
    public void Delays_grow_to_two_minutes()
    {
        Assert.Equal([5, 10, 20, 40, 80, 120, 120, 120], Enumerable.Range(1, 8).Select(attempt => (int)WebhookPolicy.DelayAfter(attempt).TotalSeconds));
        Assert.Equal((15, 120), (WebhookPolicy.TimeoutOf(1).TotalSeconds, WebhookPolicy.TimeoutOf(2).TotalSeconds));
        Assert.Equal((60, 6), (WebhookPolicy.StorageOf(10_239).TotalMinutes, WebhookPolicy.StorageOf(10_240).TotalMinutes));
    }
}
