using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flux2Gen.Runtime.Tests.DependencyInjection;

public sealed class HealthCheckTests : ServiceTest
{
    [Fact]
    public async Task It_asks_once_after_a_request_that_does_not_exist()
    {
        Server.Answer(404, """{"status":"NOT_FOUND"}""");

        HealthReportEntry entry = await CheckAsync();

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(["GET https://queue.fal.run/fal-ai/flux-2/requests/00000000-0000-0000-0000-000000000000/status?logs=0"], Server.Lines);
        Assert.Equal($"Key {Key}", Server.Requests[0].Header("Authorization"));
    }

    [Theory]
    [InlineData(200, HealthStatus.Healthy)]
    [InlineData(202, HealthStatus.Healthy)]
    [InlineData(405, HealthStatus.Healthy)]
    [InlineData(401, HealthStatus.Unhealthy)]
    [InlineData(403, HealthStatus.Unhealthy)]
    [InlineData(307, HealthStatus.Unhealthy)]
    [InlineData(408, HealthStatus.Degraded)]
    [InlineData(429, HealthStatus.Degraded)]
    [InlineData(500, HealthStatus.Degraded)]
    [InlineData(503, HealthStatus.Degraded)]
    public async Task What_passes_by_itself_is_told_from_what_does_not(int status, HealthStatus expected)
    {
        Server.Answer(status, "<html>");

        HealthReportEntry entry = await CheckAsync();

        Assert.Equal(expected, entry.Status);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task No_connection_is_unhealthy()
    {
        Server.Fail(new HttpRequestException(HttpRequestError.NameResolutionError)).Fail(new HttpRequestException(HttpRequestError.NameResolutionError));

        HealthReportEntry entry = await CheckAsync();

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("No connection to queue.fal.run could be made", entry.Description, StringComparison.Ordinal);

        // fal's backup host is part of the one question.
        Assert.Equal(["queue.fal.run", "queue.falrun.com"], Server.Requests.Select(static request => request.Uri.Host));
    }

    [Fact]
    public async Task No_answer_in_time_is_unhealthy()
    {
        var time = new ManualTimeProvider();
        Services.AddSingleton<TimeProvider>(time);
        Server.Answer(async (_, cancellationToken) =>
        {
            time.Advance(TimeSpan.FromSeconds(3));
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        });

        HealthReportEntry entry = await CheckAsync(timeout: TimeSpan.FromSeconds(3));

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("fal did not answer within 3 s.", entry.Description);
    }

    [Fact]
    public async Task A_missing_key_is_unhealthy_and_nothing_is_sent()
    {
        HealthReportEntry entry = await CheckAsync(key: null);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("There is no fal API key: set 'Fal:Key'", entry.Description, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task The_program_may_call_a_failure_something_else()
    {
        Server.Answer(401);

        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(failureStatus: HealthStatus.Degraded)).Status);
    }

    [Fact]
    public async Task A_client_of_a_name_is_checked()
    {
        Server.Answer(404);
        Services.AddKeyedFalClient("other", Configuration(("Fal:Key", OtherKey))).ConfigurePrimaryHttpMessageHandler(() => Server);
        Services.AddLogging().AddHealthChecks().AddFal("fal-other", clientName: "other", tags: ["ready"]);

        HealthReport report = await Provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(static check => check.Tags.Contains("ready"));

        Assert.Equal(HealthStatus.Healthy, report.Entries["fal-other"].Status);
        Assert.Equal($"Key {OtherKey}", Server.Requests[0].Header("Authorization"));
    }

    [Fact]
    public void A_timeout_that_is_none_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Services.AddHealthChecks().AddFal(timeout: TimeSpan.Zero));

    private async Task<HealthReportEntry> CheckAsync(string? key = Key, HealthStatus? failureStatus = null, TimeSpan? timeout = null)
    {
        Services.AddFalClient(Configuration(("Fal:Key", key))).ConfigurePrimaryHttpMessageHandler(() => Server);
        Services.AddLogging().AddHealthChecks().AddFal(failureStatus: failureStatus, timeout: timeout);
        HealthReport report = await Provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return report.Entries["fal"];
    }
}
