using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Options;

public class SubmitOptionsTests : FalTest
{
    [Fact]
    public async Task Each_option_is_sent_under_its_name()
    {
        Server.Answer(200, Submitted());

        await Flux.SubmitAsync(Input, new FalSubmitOptions
        {
            StartTimeout = TimeSpan.FromSeconds(30),
            RunnerHint = "lora-a",
            Priority = FalQueuePriority.Low,
            MaxQueueLength = 12,
            DisableServerRetries = true,
            WebhookUri = new Uri("https://example.com/hook?a=1&b=ü"),
            StorePayloads = false,
            DisableFallback = true,
            Tags = new Dictionary<string, string> { ["Team"] = "studio 7", ["run"] = "a=b" },
            OutputLifecycle = new FalObjectLifecycle
            {
                ExpiresAfter = TimeSpan.FromHours(1),
                InitialAccess = new FalAccessControl { Default = FalAccess.Forbid },
            },
        });

        RecordedRequest request = Assert.Single(Server.Requests);
        Assert.Equal(
            $"POST {Queue}/fal-ai/flux-2/flash/edit?fal_webhook=https%3A%2F%2Fexample.com%2Fhook%3Fa%3D1%26b%3D%C3%BC&fal_max_queue_length=12",
            request.Line);
        Assert.Equal("30", request.Header("x-fal-request-timeout"));
        Assert.Equal("30", request.Header("x-fal-request-start-timeout"));
        Assert.Equal("lora-a", request.Header("x-fal-runner-hint"));
        Assert.Equal("low", request.Header("x-fal-queue-priority"));
        Assert.Equal("1", request.Header("x-fal-no-retry"));
        Assert.Equal("0", request.Header("x-fal-store-io"));
        Assert.Equal("true", request.Header("x-app-fal-disable-fallback"));
        Assert.Equal("team=studio 7,run=a=b", request.Header("x-fal-tags"));
        Assert.Equal(
            """{"expiration_duration_seconds":3600,"initial_acl":{"default":"forbid"}}""",
            request.Header("x-fal-object-lifecycle-preference"));
    }

    [Fact]
    public async Task A_run_has_all_but_what_is_for_the_queue()
    {
        Server.Answer(200, "{}");

        await Flux.RunAsync(Input, new FalRunOptions
        {
            StorePayloads = true,
            DisableFallback = true,
            Tags = new Dictionary<string, string> { ["team"] = "x" },
            OutputLifecycle = new FalObjectLifecycle { ExpiresAfter = FalObjectLifecycle.Never },
        });

        RecordedRequest request = Assert.Single(Server.Requests);
        Assert.Equal("POST https://fal.run/fal-ai/flux-2/flash/edit", request.Line);
        Assert.Equal("1", request.Header("x-fal-store-io"));
        Assert.Equal("true", request.Header("x-app-fal-disable-fallback"));
        Assert.Equal("team=x", request.Header("x-fal-tags"));
        Assert.Equal("""{"expiration_duration_seconds":null}""", request.Header("x-fal-object-lifecycle-preference"));
    }

    [Fact]
    public async Task An_option_that_is_not_set_is_not_sent()
    {
        Server.Answer(200, Submitted());

        await Flux.SubmitAsync(Input, new FalSubmitOptions { Tags = new Dictionary<string, string>() });

        RecordedRequest request = Assert.Single(Server.Requests);
        Assert.Equal("", request.Uri.Query);
        Assert.Equal(
            ["accept", "authorization", "content-length", "content-type", "user-agent"],
            request.Headers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_query_may_have_either_alone()
    {
        Server.Answer(200, Submitted()).Answer(200, Submitted());

        await Flux.SubmitAsync(Input, new FalSubmitOptions { MaxQueueLength = 0 });
        await Flux.SubmitAsync(Input, new FalSubmitOptions { WebhookUri = new Uri("http://127.0.0.1:8080/hook") });

        Assert.Equal(["?fal_max_queue_length=0", "?fal_webhook=http%3A%2F%2F127.0.0.1%3A8080%2Fhook"], Server.Requests.Select(request => request.Uri.Query));
    }

    [Fact]
    public void Rules_of_access_are_written_in_their_order()
    {
        var lifecycle = new FalObjectLifecycle
        {
            InitialAccess = new FalAccessControl
            {
                Default = FalAccess.Hide,
                Users = new Dictionary<string, FalAccess> { ["zoë"] = FalAccess.Allow, ["\"bob"] = FalAccess.Forbid },
            },
        };

        string header = lifecycle.ToHeader();

        Assert.DoesNotContain(header, character => character is < ' ' or > '~');
        Assert.Equal(
            """{"initial_acl":{"default":"hide","rules":[{"user":"zoë","decision":"allow"},{"user":"\"bob","decision":"forbid"}]}}""",
            header.Replace("\\u00EB", "ë", StringComparison.Ordinal).Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "x", "a key is 1 to 64")]
    [InlineData("a key", "x", "a key is 1 to 64")]
    [InlineData("clé", "x", "a key is 1 to 64")]
    [InlineData("a=b", "x", "a key is 1 to 64")]
    [InlineData("fal.internal", "x", "keys that begin with 'fal.' are fal's own")]
    [InlineData("FAL.internal", "x", "keys that begin with 'fal.' are fal's own")]
    [InlineData("team", "", "a value is 1 to 256")]
    [InlineData("team", "a,b", "a value is 1 to 256")]
    [InlineData("team", "ü", "a value is 1 to 256")]
    [InlineData("team", "a\r\nX-Evil: 1", "a value is 1 to 256")]
    [InlineData("team", " a", "a value is 1 to 256")]
    [InlineData("team", null, "a value is 1 to 256")]
    public async Task A_tag_that_fal_would_drop_is_refused(string key, string? value, string rule)
    {
        ArgumentException error = await Refused(new FalSubmitOptions { Tags = new Dictionary<string, string> { [key] = value! } });

        Assert.StartsWith("FalSubmitOptions.Tags must not have '", error.Message, StringComparison.Ordinal);
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_are_bounded_one_by_one_and_together()
    {
        await Refused(Tags(11, 1, 1), "FalSubmitOptions.Tags must be at most 10.");
        await Refused(Tags(1, 65, 1));
        await Refused(Tags(1, 1, 257));
        await Refused(Tags(5, 64, 256), "FalSubmitOptions.Tags must be at most 1,024 characters together, with '=' and ',' between them.");
        await Refused(
            new FalSubmitOptions { Tags = new Dictionary<string, string> { ["team"] = "x", ["Team"] = "y" } },
            "FalSubmitOptions.Tags must not have 'Team' twice: fal takes capital letters of a key for small ones.");

        Server.Answer(200, Submitted());
        await Flux.SubmitAsync(Input, Tags(10, 45, 55));
        Assert.Equal(1019, Assert.Single(Server.Requests).Header("x-fal-tags")!.Length);

        static FalSubmitOptions Tags(int count, int key, int value) => new()
        {
            Tags = Enumerable.Range(0, count).ToDictionary(index => new string((char)('a' + index), key), _ => new string('v', value)),
        };
    }

    [Fact]
    public async Task An_option_that_is_not_allowed_is_named_and_nothing_is_sent()
    {
        const string Webhook = "FalSubmitOptions.WebhookUri must be an absolute https address, or an http one of this machine.";
        const string Expiry = "FalSubmitOptions.OutputLifecycle must have an ExpiresAfter of at least a second, in whole seconds, or FalObjectLifecycle.Never.";
        await Refused(new FalSubmitOptions { MaxQueueLength = -1 }, "FalSubmitOptions.MaxQueueLength must not be negative.");
        await Refused(new FalSubmitOptions { WebhookUri = new Uri("http://example.com/hook") }, Webhook);
        await Refused(new FalSubmitOptions { WebhookUri = new Uri("/hook", UriKind.Relative) }, Webhook);
        await Refused(new FalSubmitOptions { WebhookUri = new Uri("ftp://127.0.0.1/hook") }, Webhook);
        await Refused(Lifecycle(TimeSpan.Zero), Expiry);
        await Refused(Lifecycle(TimeSpan.FromSeconds(-2)), Expiry);
        await Refused(Lifecycle(TimeSpan.FromSeconds(1.5)), Expiry);
        await Refused(Access(new FalAccessControl { Default = (FalAccess)9 }), "FalSubmitOptions.OutputLifecycle must have values of FalAccess only.");
        await Refused(Access(new FalAccessControl { Users = null! }), "FalSubmitOptions.OutputLifecycle must have Users that are not null.");
        await Refused(
            Access(new FalAccessControl { Users = new Dictionary<string, FalAccess> { [" "] = FalAccess.Allow } }),
            "FalSubmitOptions.OutputLifecycle must name each user that has an access of its own.");
        await Assert.ThrowsAsync<ArgumentException>(() => Flux.SubscribeAsync(Input, options: new FalSubscribeOptions { WatchMode = (FalWatchMode)7 }));
        Assert.Empty(Server.Requests);

        static FalSubmitOptions Lifecycle(TimeSpan expiry) => new() { OutputLifecycle = new FalObjectLifecycle { ExpiresAfter = expiry } };
        static FalSubmitOptions Access(FalAccessControl access) => new() { OutputLifecycle = new FalObjectLifecycle { InitialAccess = access } };
    }

    private async Task<ArgumentException> Refused(FalSubmitOptions options, string? message = null)
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Flux.SubmitAsync(Input, options));
        if (message is not null)
        {
            Assert.Equal(message, error.Message);
        }

        return error;
    }
}
