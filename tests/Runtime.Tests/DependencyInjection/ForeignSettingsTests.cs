using System.Net;
using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Flux2Gen.Runtime.Tests.DependencyInjection;

/// <summary>Settings that a program makes for all of its HTTP clients, in every way that there is, before and after <c>AddFalClient</c>.</summary>
public sealed class ForeignSettingsTests : ServiceTest
{
    /// <summary>Ways to reach all clients, by handlers and default headers.</summary>
    public static TheoryData<string, bool> Ways
    {
        get
        {
            var ways = new TheoryData<string, bool>();
            foreach (string way in new[] { "defaults", "configure all", "post-configure all", "named options", "named post-options", "curious post-options", "filter", "builder", "factory" })
            {
                ways.Add(way, true);
                ways.Add(way, false);
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Settings_for_all_clients_do_not_reach_fal(string way, bool isFirst)
    {
        using var server = new LoopbackServer(static _ => "HTTP/1.1 503 Busy\r\nx-fal-request-id: r1\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 2\r\n\r\n{}");
        if (isFirst)
        {
            Register(way);
        }

        AddFalClient(server.Uri);
        if (!isFirst)
        {
            Register(way);
        }

        for (int count = 0; count < 2; count++)
        {
            FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Client.Endpoint("acme/model").SubmitAsync(FalTest.Input));
            Assert.Equal(1, error.Attempts);
        }

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, static request =>
        {
            Assert.DoesNotContain("foreign", request, StringComparison.Ordinal);
            Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Accept-Encoding: gzip, deflate, br\r\n", request, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Settings_that_clear_all_clients_leave_own_handlers(bool isFirst)
    {
        Action<HttpClientFactoryOptions> clear = static options => options.HttpMessageHandlerBuilderActions.Clear();
        if (isFirst)
        {
            Services.PostConfigureAll(clear).AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>>(new NamedPostOptions(clear));
        }

        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key)).ConfigurePrimaryHttpMessageHandler(() => Server);
        if (!isFirst)
        {
            Services.PostConfigureAll(clear).AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>>(new NamedPostOptions(clear));
        }

        Server.Answer(200, "{}");

        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);

        Assert.True(Server.IsFinished);
    }

    [Fact]
    public async Task Settings_for_the_name_of_the_client_are_used()
    {
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key)).ConfigurePrimaryHttpMessageHandler(() => Server);
        Services.Configure<HttpClientFactoryOptions>("Flux2Gen", static options => options.HttpClientActions.Add(static client => client.DefaultRequestHeaders.Add("X-One", "1")));
        Services.PostConfigure<HttpClientFactoryOptions>("Flux2Gen", static options => options.HttpClientActions.Add(static client => client.DefaultRequestHeaders.Add("X-Two", "2")));
        Services.PostConfigure<HttpClientFactoryOptions>("Flux2Gen:other", static options => options.HttpClientActions.Add(static client => client.DefaultRequestHeaders.Add("X-Three", "3")));
        Services.AddOptions<HttpClientFactoryOptions>("Flux2Gen").Configure<TimeProvider>(static (options, _) =>
            options.HttpClientActions.Add(static client => client.DefaultRequestHeaders.Add("X-Four", "4")));
        Services.AddSingleton(TimeProvider.System);
        Server.Answer(200, "{}");

        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);

        Assert.Equal(["1", "2", null, "4"], new[] { "X-One", "X-Two", "X-Three", "X-Four" }.Select(Server.Requests[0].Header));
    }

    [Fact]
    public async Task Loggers_for_all_clients_do_not_see_the_key()
    {
        var seen = new SeeingLogger();
        Services.ConfigureHttpClientDefaults(builder => builder.AddLogger(_ => seen));
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key)).ConfigurePrimaryHttpMessageHandler(() => Server);
        Services.ConfigureHttpClientDefaults(builder => builder.AddLogger(_ => seen));
        Server.Answer(200, "{}");

        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);

        Assert.Equal(0, seen.Count);
    }

    [Fact]
    public async Task A_logger_that_is_added_to_the_client_itself_is_used()
    {
        var seen = new SeeingLogger();
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key))
            .ConfigurePrimaryHttpMessageHandler(() => Server).AddLogger(_ => seen);
        Server.Answer(200, "{}");

        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);

        Assert.Equal(1, seen.Count);
    }

    private static void Apply(HttpClientFactoryOptions options)
    {
        options.HttpMessageHandlerBuilderActions.Add(Apply);
        options.HttpClientActions.Add(Apply);
    }

    private static void Apply(HttpMessageHandlerBuilder builder)
    {
        builder.PrimaryHandler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        builder.AdditionalHandlers.Add(new RepeatingHandler());
    }

    private static void Apply(HttpClient client)
    {
        client.DefaultRequestHeaders.Add("X-Api-Key", "foreign");
        client.DefaultRequestHeaders.Add("Cookie", "session=foreign");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("zstd");
        client.Timeout = TimeSpan.FromMilliseconds(1);
    }

    private void AddFalClient(Uri server) => Services.AddFalClient(options =>
    {
        options.Credentials = FalCredentials.FromKey(Key);
        options.Hosts = FalHosts.Local(server);
        options.Retry.MaxRetries = 0;
    });

    private void Register(string way) => _ = way switch
    {
        "defaults" => Services.ConfigureHttpClientDefaults(static builder => builder
            .ConfigurePrimaryHttpMessageHandler(static () => new HttpClientHandler())
            .AddHttpMessageHandler(static () => new RepeatingHandler())
            .ConfigureHttpClient(Apply)),
        "configure all" => Services.ConfigureAll<HttpClientFactoryOptions>(Apply),
        "post-configure all" => Services.PostConfigureAll<HttpClientFactoryOptions>(Apply),
        "named options" => Services.AddTransient<IConfigureOptions<HttpClientFactoryOptions>, NamedOptions>(),
        "named post-options" => Services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>>(new NamedPostOptions(Apply)),
        "curious post-options" => Services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>>(new NamedPostOptions(static options =>
        {
            if (options.HttpClientActions.Count > 0)
            {
                Apply(options);
            }
        })),
        "filter" => Services.AddSingleton<IHttpMessageHandlerBuilderFilter, Filter>(),
        "builder" => Services.AddTransient<HttpMessageHandlerBuilder, Builder>(),
        "factory" => Services.AddSingleton<IHttpClientFactory, Factory>(),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    private sealed class NamedOptions : IConfigureNamedOptions<HttpClientFactoryOptions>
    {
        public void Configure(HttpClientFactoryOptions options) => Apply(options);

        public void Configure(string? name, HttpClientFactoryOptions options) => Apply(options);
    }

    private sealed class NamedPostOptions(Action<HttpClientFactoryOptions> apply) : IPostConfigureOptions<HttpClientFactoryOptions>
    {
        public void PostConfigure(string? name, HttpClientFactoryOptions options) => apply(options);
    }

    private sealed class Filter : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            Apply(builder);
        };
    }

    private sealed class Builder : HttpMessageHandlerBuilder
    {
        public override string? Name { get; set; }

        public override HttpMessageHandler PrimaryHandler { get; set; } = new HttpClientHandler();

        public override IList<DelegatingHandler> AdditionalHandlers { get; } = [];

        public override HttpMessageHandler Build()
        {
            Apply(this);
            return CreateHandlerPipeline(PrimaryHandler, AdditionalHandlers);
        }
    }

    private sealed class Factory : IHttpClientFactory
    {
        public HttpClient CreateClient(string name)
        {
            var client = new HttpClient(new RepeatingHandler { InnerHandler = new HttpClientHandler() });
            Apply(client);
            return client;
        }
    }

    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using HttpResponseMessage first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class SeeingLogger : Microsoft.Extensions.Http.Logging.IHttpClientLogger
    {
        public int Count { get; private set; }

        public object? LogRequestStart(HttpRequestMessage request)
        {
            Count++;
            return null;
        }

        public void LogRequestStop(object? context, HttpRequestMessage request, HttpResponseMessage response, TimeSpan elapsed)
        {
        }

        public void LogRequestFailed(object? context, HttpRequestMessage request, HttpResponseMessage? response, Exception exception, TimeSpan elapsed)
        {
        }
    }
}
