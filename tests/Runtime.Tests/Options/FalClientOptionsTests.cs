using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Options;

public class FalClientOptionsTests : FalTest
{
    public static TheoryData<string, Func<FalClientOptions>> Mistakes => new()
    {
        { "Credentials", () => new() { Credentials = null! } },
        { "Hosts", () => new() { Hosts = null! } },
        { "Hosts.Run", () => new() { Hosts = new() { Run = new("http://fal.run") } } },
        { "Hosts.Queue", () => new() { Hosts = new() { Queue = new("/queue", UriKind.Relative) } } },
        { "Hosts.Queue", () => new() { Hosts = new() { Queue = new("https://user@queue.fal.run") } } },
        { "Hosts.Rest", () => new() { Hosts = new() { Rest = new("https://rest.fal.ai/?x=1") } } },
        { "Hosts.Run", () => new() { Hosts = FalHosts.Local(new("http://192.168.1.5:5005")) } },
        { "NetworkTimeout", () => new() { NetworkTimeout = TimeSpan.Zero } },
        { "NetworkTimeout", () => new() { NetworkTimeout = TimeSpan.FromSeconds(-5) } },
        { "NetworkTimeout", () => new() { NetworkTimeout = TimeSpan.FromDays(50) } },
        { "MaxResponseSize", () => new() { MaxResponseSize = 32767 } },
        { "MaxResponseSize", () => new() { MaxResponseSize = int.MaxValue } },
        { "MaxErrorSize", () => new() { MaxErrorSize = 32767 } },
        { "MaxErrorSize", () => new() { MaxErrorSize = int.MaxValue } },
        { "MaxDecompressionRatio", () => new() { MaxDecompressionRatio = 9 } },
        { "MaxDecompressionRatio", () => new() { MaxDecompressionRatio = 100_001 } },
        { "MaxResponseValues", () => new() { MaxResponseValues = 999 } },
        { "MaxResponseValues", () => new() { MaxResponseValues = 1_000_000_001 } },
        { "TimeProvider", () => new() { TimeProvider = null! } },
        { "UserAgent", () => new() { UserAgent = "a\r\nX-Evil: 1" } },
        { "UserAgent", () => new() { UserAgent = "" } },
        { "Retry", () => new() { Retry = null! } },
        { "Retry.MaxRetries", () => new() { Retry = new() { MaxRetries = -1 } } },
        { "Retry.BaseDelay", () => new() { Retry = new() { BaseDelay = TimeSpan.FromSeconds(-1) } } },
        { "Retry.MaxDelay", () => new() { Retry = new() { MaxDelay = TimeSpan.Zero } } },
        { "Retry.MaxRetryAfter", () => new() { Retry = new() { MaxRetryAfter = TimeSpan.FromDays(2) } } },
        { "Polling", () => new() { Polling = null! } },
        { "Polling.InitialInterval", () => new() { Polling = new() { InitialInterval = TimeSpan.Zero } } },
        { "Polling.MaxInterval", () => new() { Polling = new() { MaxInterval = TimeSpan.FromMilliseconds(1) } } },
        { "Polling.BackoffFactor", () => new() { Polling = new() { BackoffFactor = double.NaN } } },
        { "Polling.BackoffFactor", () => new() { Polling = new() { BackoffFactor = 0.5 } } },
    };

    public static TheoryData<string, Func<FalSubmitOptions>> RequestMistakes => new()
    {
        { "StartTimeout", () => new() { StartTimeout = TimeSpan.FromSeconds(1) } },
        { "RunnerHint", () => new() { RunnerHint = "a\nb" } },
        { "Priority", () => new() { Priority = (FalQueuePriority)9 } },
        { "Headers", () => new() { Headers = new Dictionary<string, string> { ["authorization"] = "Key other" } } },
        { "Headers", () => new() { Headers = new Dictionary<string, string> { ["Host"] = "evil.example" } } },
        { "Headers", () => new() { Headers = new Dictionary<string, string> { ["X-A"] = "1\r\nX-B: 2" } } },
        { "Headers", () => new() { Headers = new Dictionary<string, string> { ["X A"] = "1" } } },
        { "Headers", () => new() { Headers = new Dictionary<string, string> { ["Content-Type"] = "text/plain" } } },
        { "Headers", () => new() { Headers = new Dictionary<string, string> { ["X-A"] = null! } } },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void A_mistake_is_named_when_the_client_is_made(string property, Func<FalClientOptions> options)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new FalClient(options()));

        Assert.StartsWith($"FalClientOptions.{property} must", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RequestMistakes), DisableDiscoveryEnumeration = true)]
    public async Task A_mistake_is_named_before_anything_is_sent(string property, Func<FalSubmitOptions> options)
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Flux.SubmitAsync(Input, options()));

        Assert.StartsWith($"FalSubmitOptions.{property} must", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_run_has_a_possible_timeout() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Flux.RunAsync(Input, new FalRunOptions { Timeout = TimeSpan.Zero }));

    [Theory]
    [InlineData("https://gateway.example/fal/")]
    [InlineData("http://localhost:5005")]
    [InlineData("http://[::1]:5005")]
    public void Hosts_may_be_others_and_have_paths(string host)
    {
        using var client = new FalClient(new FalClientOptions { Hosts = new FalHosts { Run = new Uri(host) } });

        Assert.Equal(new Uri($"{host.TrimEnd('/')}/a/b"), client.Transport.Uris.Run(EndpointId.Parse("a/b")));
    }

    [Fact]
    public void The_defaults_are_as_documented()
    {
        using var client = new FalClient();

        Assert.Equal("https://fal.run/", client.Transport.Options.Hosts.Run.AbsoluteUri);
        Assert.Equal("https://queue.fal.run/", client.Transport.Options.Hosts.Queue.AbsoluteUri);
        Assert.Equal("https://rest.fal.ai/", client.Transport.Options.Hosts.Rest.AbsoluteUri);
        Assert.Equal(TimeSpan.FromSeconds(120), client.Transport.Options.NetworkTimeout);
        Assert.Same(FalCredentials.FromEnvironment(), client.Transport.Options.Credentials);
        Assert.True(client.Transport.Options.ValidateInput);
        Assert.Null(client.Transport.Options.Pipeline);
        Assert.Equal(268_435_456, client.Transport.Options.MaxResponseSize);
        Assert.Equal(10_000_000, client.Transport.Options.MaxResponseValues);
        Assert.Equal(1_048_576, client.Transport.Options.MaxErrorSize);
        Assert.Equal(200, client.Transport.Options.MaxDecompressionRatio);
    }

    [Fact]
    public void Polls_come_ever_less_often()
    {
        var polling = new FalPollingOptions();
        TimeSpan interval = polling.InitialInterval;

        double[] seconds = [.. Enumerable.Range(0, 8).Select(_ => (interval = polling.Next(interval)).TotalSeconds)];

        Assert.Equal([0.75, 1.125, 1.6875, 2.53125, 3.796875, 5, 5, 5], seconds);
    }
}
