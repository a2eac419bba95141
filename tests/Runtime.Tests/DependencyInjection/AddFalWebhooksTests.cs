using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Flux2Gen.Runtime.Tests.DependencyInjection;

public sealed class AddFalWebhooksTests : ServiceTest
{
    private FalWebhookVerifierOptions Options => Provider.GetRequiredService<IOptions<FalWebhookVerifierOptions>>().Value;

    [Fact]
    public void It_needs_no_client_and_no_key()
    {
        Services.AddFalWebhooks();
        Start();

        Assert.Same(Provider.GetRequiredService<FalWebhookVerifier>(), Provider.GetRequiredService<FalWebhookVerifier>());
        Assert.Equal("https://rest.fal.ai/.well-known/jwks.json", Options.KeySetUri.AbsoluteUri);
        Assert.Equal((5, 60, 1), (Options.Tolerance.TotalMinutes, Options.KeyLifetime.TotalMinutes, Options.MinRefreshInterval.TotalMinutes));
        Assert.Equal((30_000_000, Math.Max(1, Environment.ProcessorCount / 2)), (Options.MaxBodySize, Options.MaxConcurrentChecks));
    }

    [Fact]
    public void Everything_that_a_text_can_say_is_read()
    {
        Services.AddFalWebhooks(
            Configuration(
                ("Fal:Webhooks:KeySetUri", "https://keys.example/jwks.json"),
                ("Fal:Webhooks:Tolerance", "00:02:00"),
                ("Fal:Webhooks:KeyLifetime", "00:30:00"),
                ("Fal:Webhooks:MinRefreshInterval", "00:00:10"),
                ("Fal:Webhooks:MaxBodySize", "1000000"),
                ("Fal:Webhooks:MaxConcurrentChecks", "3")),
            options => options.Tolerance += TimeSpan.FromMinutes(1));
        Start();

        Assert.Equal("https://keys.example/jwks.json", Options.KeySetUri.AbsoluteUri);
        Assert.Equal((3, 30, 10), (Options.Tolerance.TotalMinutes, Options.KeyLifetime.TotalMinutes, Options.MinRefreshInterval.TotalSeconds));
        Assert.Equal((1_000_000, 3), (Options.MaxBodySize, Options.MaxConcurrentChecks));
    }

    [Theory]
    [InlineData("Tolerance", "5", "The setting 'Fal:Webhooks:Tolerance' must be a time")]
    [InlineData("Tolerance", "2.00:00:00", "FalWebhookVerifierOptions.Tolerance must be")]
    [InlineData("Tolerance", "infinite", "The setting 'Fal:Webhooks:Tolerance' must be a time")]
    [InlineData("KeySetUri", "jwks.json", "The setting 'Fal:Webhooks:KeySetUri' must be an address")]
    [InlineData("MaxBodySize", "30 MB", "The setting 'Fal:Webhooks:MaxBodySize' must be a whole number")]
    [InlineData("MaxBodySize", "999", "FalWebhookVerifierOptions.MaxBodySize must be")]
    [InlineData("MaxConcurrentChecks", "0", "FalWebhookVerifierOptions.MaxConcurrentChecks must be")]
    [InlineData("KeySetUri", "http://keys.example/jwks.json", "FalWebhookVerifierOptions.KeySetUri must be")]
    public void What_is_not_allowed_is_told_when_the_program_starts(string key, string value, string message)
    {
        Services.AddFalWebhooks(Configuration(($"Fal:Webhooks:{key}", value)));

        Assert.StartsWith(message, StartupFailure(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5005", "http://127.0.0.1:5005/rest.fal.ai/.well-known/jwks.json")]
    [InlineData("https://proxy.example", "https://rest.fal.ai/.well-known/jwks.json")]
    public void The_keys_are_those_of_the_local_fal_that_the_client_talks_to(string hosts, string expected)
    {
        Services.AddFalWebhooks();
        Services.AddFalClient(Configuration(("Fal:Key", Key), ("Fal:Hosts:Local", hosts)));
        Start();

        Assert.Equal(expected, Options.KeySetUri.AbsoluteUri);
    }

    [Fact]
    public void What_is_added_twice_is_one_verifier_with_both_their_options()
    {
        Services.AddFalWebhooks(options => options.Tolerance = TimeSpan.FromMinutes(1)).AddFalWebhooks(options => options.KeyLifetime = TimeSpan.FromMinutes(2));

        Assert.Single(Provider.GetServices<FalWebhookVerifier>());
        Assert.Equal((1, 2), (Options.Tolerance.TotalMinutes, Options.KeyLifetime.TotalMinutes));
    }
}
