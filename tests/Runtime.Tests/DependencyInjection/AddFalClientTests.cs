using System.Collections.Concurrent;
using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux2Gen.Runtime.Tests.DependencyInjection;

public sealed class AddFalClientTests : ServiceTest
{
    [Fact]
    public async Task An_emitted_class_gets_the_client()
    {
        Services.AddFalClient(options => options.Credentials = FalCredentials.FromKey(Key)).ConfigurePrimaryHttpMessageHandler(() => Server);
        Services.AddSingleton<PictureEndpoint>();
        Server.Answer(200, """{"images":[]}""");

        Start();
        FalResult<PictureOutput> result = await Provider.GetRequiredService<PictureEndpoint>().RunAsync(new PictureInput { Prompt = "x" });

        Assert.Empty(result.Data.Images);
        Assert.Equal($"Key {Key}", Server.Requests[0].Header("Authorization"));
        Assert.Same(Client, Provider.GetRequiredService<PictureEndpoint>().Client);
    }

    [Fact]
    public void The_clock_and_the_log_are_those_of_the_services()
    {
        var time = new ManualTimeProvider();
        using var logs = new CollectingLoggerFactory();
        Services.AddSingleton<TimeProvider>(time).AddSingleton<ILoggerFactory>(logs);
        Services.AddFalClient(options => options.Credentials = FalCredentials.FromKey(Key));

        Assert.Same(time, Client.Transport.Options.TimeProvider);
        Assert.Same(logs, Client.Transport.Options.LoggerFactory);
        Assert.Equal(Timeout.InfiniteTimeSpan, Client.Transport.Options.HttpClient!.Timeout);
        Assert.Equal(new Version(2, 0), Client.Transport.Options.HttpClient.DefaultRequestVersion);
    }

    [Fact]
    public void What_the_options_say_goes_before_the_services()
    {
        var time = new ManualTimeProvider();
        using var http = new HttpClient(Server, disposeHandler: false);
        using var logs = new CollectingLoggerFactory();
        Services.AddSingleton(TimeProvider.System);
        Services.AddFalClient(options =>
        {
            options.Credentials = FalCredentials.FromKey(Key);
            options.TimeProvider = time;
            options.HttpClient = http;
            options.LoggerFactory = logs;
        });

        Assert.Same(time, Client.Transport.Options.TimeProvider);
        Assert.Same(http, Client.Transport.Options.HttpClient);
        Assert.Same(logs, Client.Transport.Options.LoggerFactory);
    }

    [Fact]
    public async Task Clients_of_a_name_have_options_of_their_own()
    {
        Services.AddFalClient(Configuration(("Fal:Key", Key))).ConfigurePrimaryHttpMessageHandler(() => Server);
        Services.AddKeyedFalClient("other", Configuration(("Fal:Key", OtherKey), ("Fal:Hosts:Run", "https://other.example")))
            .ConfigurePrimaryHttpMessageHandler(() => Server);
        Services.AddKeyedFalClient("third", options => options.Credentials = FalCredentials.FromKey("a:b"))
            .ConfigurePrimaryHttpMessageHandler(() => Server);
        Server.Answer(200, "{}").Answer(200, "{}").Answer(200, "{}");

        Start();
        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);
        await Provider.GetRequiredKeyedService<FalClient>("other").Endpoint("acme/model").RunAsync(FalTest.Input);
        await Provider.GetRequiredKeyedService<FalClient>("third").Endpoint("acme/model").RunAsync(FalTest.Input);

        Assert.Equal([$"Key {Key}", $"Key {OtherKey}", "Key a:b"], Server.Requests.Select(request => request.Header("Authorization")));
        Assert.Equal(["fal.run", "other.example", "fal.run"], Server.Requests.Select(request => request.Uri.Host));
    }

    [Fact]
    public void Adding_a_client_again_adds_options_to_it()
    {
        Services.AddFalClient(options => options.Credentials = FalCredentials.FromKey(Key));
        Services.AddFalClient(options => options.NetworkTimeout = TimeSpan.FromSeconds(7));
        Services.Configure<FalClientOptions>(options => options.UserAgent = "acme");

        Assert.Single(Provider.GetServices<FalClient>());
        Assert.Equal(TimeSpan.FromSeconds(7), Client.Transport.Options.NetworkTimeout);
        Assert.Equal("acme", Client.Transport.Options.UserAgent);
        Assert.IsNotType<ConfigurationCredentials>(Client.Transport.Options.Credentials);
    }

    [Fact]
    public void A_journal_is_taken_from_the_services_each_client_its_own()
    {
        var own = new MemoryJournal();
        var others = new MemoryJournal();
        var given = new MemoryJournal();
        Services.AddSingleton<IFalJournal>(own).AddKeyedSingleton<IFalJournal>("other", others);
        Services.AddFalClient(options => options.Credentials = FalCredentials.FromKey(Key));
        Services.AddKeyedFalClient("other", options => options.Credentials = FalCredentials.FromKey(OtherKey));
        Services.AddKeyedFalClient("without", options => options.Credentials = FalCredentials.FromKey("a:b"));
        Services.AddKeyedFalClient("given", options =>
        {
            options.Credentials = FalCredentials.FromKey("c:d");
            options.Journal = given;
        });

        Assert.Same(own, Client.Transport.Options.Journal);
        Assert.Same(others, Provider.GetRequiredKeyedService<FalClient>("other").Transport.Options.Journal);
        Assert.Null(Provider.GetRequiredKeyedService<FalClient>("without").Transport.Options.Journal);
        Assert.Same(given, Provider.GetRequiredKeyedService<FalClient>("given").Transport.Options.Journal);
    }

    [Fact]
    public async Task A_service_can_give_the_key()
    {
        Services.AddSingleton(new Vault());
        Services.AddOptions<FalClientOptions>().Configure<Vault>(static (options, vault) => options.Credentials = FalCredentials.FromProvider(vault.GetKeyAsync));
        Services.AddFalClient(Configuration(("Fal:UserAgent", "acme"))).ConfigurePrimaryHttpMessageHandler(() => Server);
        Server.Answer(200, "{}");

        Start();
        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);

        Assert.Equal("Key of:a-vault", Server.Requests[0].Header("Authorization"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handlers_for_all_clients_of_a_program_do_not_repeat_a_submit(bool first)
    {
        if (first)
        {
            Services.ConfigureHttpClientDefaults(static builder => builder.AddHttpMessageHandler(static () => new RepeatingHandler()));
        }

        Services.AddFalClient(static options =>
        {
            options.Credentials = FalCredentials.FromKey(Key);
            options.Retry.MaxRetries = 0;
        }).ConfigurePrimaryHttpMessageHandler(() => Server);
        if (!first)
        {
            Services.ConfigureHttpClientDefaults(static builder => builder.AddHttpMessageHandler(static () => new RepeatingHandler()));
        }

        Server.Answer(500, "{}");

        await Assert.ThrowsAsync<FalApiException>(() => Client.Endpoint("acme/model").SubmitAsync(FalTest.Input));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_connection_that_is_not_made_in_time_is_made_to_the_backup_and_costs_nothing()
    {
        ConcurrentQueue<string> hosts = [];
        Services.AddFalClient(static options =>
        {
            options.Credentials = FalCredentials.FromKey(Key);
            options.Retry.MaxRetries = 0;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(50),
            ConnectCallback = async (context, token) =>
            {
                hosts.Enqueue(context.DnsEndPoint.Host);
                await Task.Delay(Timeout.Infinite, token);
                throw new InvalidOperationException();
            },
        });

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => Client.Endpoint("acme/model").SubmitAsync(FalTest.Input));

        Assert.Equal((false, true), (error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.Equal(["queue.fal.run", "queue.falrun.com"], hosts);
    }

    [Fact]
    public async Task A_handler_that_is_added_to_the_client_itself_is_used()
    {
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key))
            .AddHttpMessageHandler(static () => new MarkingHandler())
            .ConfigurePrimaryHttpMessageHandler(() => Server);
        Services.AddFalClient();
        Server.Answer(200, "{}");

        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);

        Assert.Equal("yes", Server.Requests[0].Header("X-Acme"));
    }

    [Fact]
    public async Task The_factory_of_HTTP_clients_logs_no_header_and_no_query()
    {
        using var logs = new CollectingLoggerFactory();
        Services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key)).ConfigurePrimaryHttpMessageHandler(() => Server);
        Server.Answer(200, "{}");

        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);

        Assert.NotEmpty(logs.Entries);
        Assert.All(logs.Entries, entry => Assert.Equal(FalDiagnostics.LogCategory, entry.Category));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var elsewhere = new LoopbackServer(static _ => LoopbackServer.Ok("{}"));
        using var server = new LoopbackServer(_ => $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Uri}lure\r\nContent-Length: 0\r\n\r\n");
        Services.AddFalClient(options =>
        {
            options.Credentials = FalCredentials.FromKey(Key);
            options.Hosts = FalHosts.Local(server.Uri);
        });

        FalApiException exception = await Assert.ThrowsAsync<FalApiException>(() => Client.Endpoint("acme/model").RunAsync(FalTest.Input));

        Assert.Equal(307, (int)exception.StatusCode);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public void What_the_client_does_not_allow_ends_the_start_in_one_sentence()
    {
        Services.AddFalClient(static options =>
        {
            options.Credentials = FalCredentials.FromKey(Key);
            options.Retry.MaxRetries = -1;
        });

        Assert.Equal("FalClientOptions.Retry.MaxRetries must be from 0 to 100.", StartupFailure());
        Assert.Throws<OptionsValidationException>(() => Client);
    }

    [Fact]
    public void A_missing_key_ends_the_start_and_says_where_one_is_looked_for()
    {
        Services.AddFalClient();

        Assert.StartsWith("There is no fal API key: set the environment variable FAL_KEY", StartupFailure(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_gives_the_key_is_not_called_at_the_start()
    {
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromProvider(static _ => throw new InvalidOperationException()));

        Start();
    }

    [Fact]
    public void A_client_does_not_follow_later_changes_of_its_options()
    {
        var options = new FalClientOptions { Credentials = FalCredentials.FromKey(Key) };
        using var client = new FalClient(options);

        options.NetworkTimeout = TimeSpan.Zero;
        options.Retry.MaxRetries = -1;
        options.Polling.BackoffFactor = 0;

        Assert.Equal(TimeSpan.FromSeconds(120), client.Transport.Options.NetworkTimeout);
        Assert.Equal(4, client.Transport.Options.Retry.MaxRetries);
        Assert.Equal(1.5, client.Transport.Options.Polling.BackoffFactor);
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => FalServiceCollectionExtensions.AddFalClient(null!)).ParamName);
        Assert.Equal("configuration", Assert.Throws<ArgumentNullException>(() => Services.AddFalClient(configuration: null!)).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => Services.AddKeyedFalClient("")).ParamName);
    }

    private sealed class Vault
    {
        private readonly string _key = "of:a-vault";

        public ValueTask<string> GetKeyAsync(CancellationToken cancellationToken) => new(_key);
    }

    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using HttpResponseMessage first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class MarkingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Acme", "yes");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
