using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Flux2Gen.Runtime.Tests.DependencyInjection;

/// <summary>What a user adds to the HTTP client of a fal client, on the builder that <c>AddFalClient</c> returns.</summary>
public sealed class OwnHandlerTests : ServiceTest
{
    [Fact]
    public async Task Handlers_with_services_live_as_long_as_the_client()
    {
        Services.AddScoped<Service>().AddTransient<ServiceHandler>();
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key))
            .AddHttpMessageHandler<ServiceHandler>().ConfigurePrimaryHttpMessageHandler(() => Server);
        Server.Answer(200, "{}").Answer(200, "{}");

        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);
        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);
        Client.Dispose();

        string?[] ids = [.. Server.Requests.Select(static request => request.Header("X-Service"))];
        Assert.NotNull(ids[0]);
        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(1, Service.Disposed.Count(id => id == ids[0]));
    }

    [Fact]
    public async Task Default_headers_reach_fal_but_no_storage()
    {
        using var storage = new FakeStorage();
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key))
            .ConfigureHttpClient(static client => client.DefaultRequestHeaders.Add("X-Acme", "secret"))
            .ConfigurePrimaryHttpMessageHandler(() => storage);

        await Client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[10], "image/png", "a.png"));

        Assert.Equal(["secret", ""], storage.Requests.Select(static request => request.Header("X-Acme")));
    }

    [Fact]
    public async Task A_timeout_of_the_HTTP_client_never_repeats_a_submit()
    {
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key))
            .ConfigureHttpClient(static client => client.Timeout = TimeSpan.FromMilliseconds(50))
            .ConfigurePrimaryHttpMessageHandler(() => Server);
        Server.Hang();

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => Client.Endpoint("acme/model").SubmitAsync(FalTest.Input));

        Assert.True(error.MayHaveBeenAccepted);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_timeout_of_a_handler_never_repeats_a_submit()
    {
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key))
            .AddHttpMessageHandler(static () => new ImpatientHandler())
            .ConfigurePrimaryHttpMessageHandler(() => Server);
        Server.Answer(200, "{}");

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => Client.Endpoint("acme/model").SubmitAsync(FalTest.Input));

        Assert.True(error.MayHaveBeenAccepted);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task The_provider_ends_what_is_under_way_when_it_is_disposed()
    {
        Services.AddFalClient(static options => options.Credentials = FalCredentials.FromKey(Key)).ConfigurePrimaryHttpMessageHandler(() => Server);
        Server.Answer(200, FalTest.Submitted()).Hang();
        Task<FalResult<System.Text.Json.JsonElement>> call = Client.Endpoint("acme/model").SubscribeAsync(FalTest.Input, options: new() { WatchMode = FalWatchMode.Poll });

        ((IDisposable)Provider).Dispose();

        FalCanceledException error = await Assert.ThrowsAsync<FalCanceledException>(() => call.WaitAsync(FalTest.HangLimit));
        Assert.Equal(FalTest.RequestId, error.RequestId);
    }

    private sealed class ServiceHandler(Service service) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Service", service.Id);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Service : IDisposable
    {
        public static List<string> Disposed { get; } = [];

        public string Id { get; } = Guid.NewGuid().ToString();

        public void Dispose()
        {
            lock (Disposed)
            {
                Disposed.Add(Id);
            }
        }
    }

    private sealed class ImpatientHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using HttpResponseMessage lost = await base.SendAsync(request, cancellationToken);
            throw new TaskCanceledException("The handler gave up.", new TimeoutException());
        }
    }
}
