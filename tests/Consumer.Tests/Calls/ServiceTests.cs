using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flux2Gen.Consumer.Tests.Calls;

/// <summary>The emitted client as a service, over the wire.</summary>
public sealed class ServiceTests
{
    [Fact]
    public async Task The_emitted_client_is_a_service_like_any_other()
    {
        await using TestFal fal = await TestFal.StartAsync();
        await using ServiceProvider provider = Services(fal, "id:consumer-secret");

        FalResult<Flux2ProOutput> result = await provider.GetRequiredService<FalApi>().Flux2Pro.SubscribeAsync(
            new Flux2ProInput { Prompt = "a mill by a river", ImageSize = new ImageSize(96, 64), OutputFormat = Flux2ProOutputFormat.Png });

        Assert.Single(result.Data.Images);
        Assert.StartsWith($"fal-ai/flux-2-pro, request {result.RequestId}", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_health_costs_nothing_to_ask()
    {
        await using TestFal fal = await TestFal.StartAsync();
        await using ServiceProvider provider = Services(fal, "id:consumer-secret");

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.All(fal.Requests, request => Assert.Equal("GET", request.Method));
    }

    private static ServiceProvider Services(TestFal fal, string key)
    {
        var services = new ServiceCollection();
        services.AddFalClient(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Fal:Key"] = key, ["Fal:Hosts:Local"] = fal.Server.BaseAddress.AbsoluteUri })
            .Build());
        services.AddSingleton<FalApi>();
        services.AddLogging().AddHealthChecks().AddFal();
        return services.BuildServiceProvider();
    }
}
