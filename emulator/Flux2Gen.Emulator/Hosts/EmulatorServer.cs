using System.Net;
using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Inference;
using Flux2Gen.Emulator.Queue;
using Flux2Gen.Emulator.Realtime;
using Flux2Gen.Emulator.Server;
using Flux2Gen.Emulator.Storage;
using Flux2Gen.Emulator.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>Kestrel on the loopback address, and the hosts behind it.</summary>
internal sealed class EmulatorServer : IAsyncDisposable
{
    private const long MaximumBodySize = 100L << 20;

    private readonly WebApplication _application;

    private WebhookSender? _webhooks;

    private int _isDisposed;

    private EmulatorServer(WebApplication application) => _application = application;

    /// <summary>Gets the address it listens on.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    public static async Task<EmulatorServer> StartAsync(
        LocalFalOptions options, EndpointCatalog catalog, LocalFalFaults faults, LocalFalRequestCollection requests, CancellationToken cancellationToken)
    {
        WebApplication application = Build(options.Port);
        RequestPipeline? pipeline = null;
        application.UseWebSockets();
        application.Run(context => pipeline is { } ready ? ready.InvokeAsync(context) : Unavailable(context));
        EmulatorServer server = new(application);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        // Its addresses carry the port, which is only known now.
        server.BaseAddress = new Uri(application.Urls.Single() + "/");
        pipeline = new RequestPipeline(server.Dispatcher(options, catalog, faults, requests));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _application.StopAsync();
        if (_webhooks is not null)
            await _webhooks.DisposeAsync();
        await _application.DisposeAsync();
    }

    private static WebApplication Build(int port)
    {
        // Empty: no console logging, no configuration from the environment or files of the program around us.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBodySize;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private HostDispatcher Dispatcher(LocalFalOptions options, EndpointCatalog catalog, LocalFalFaults faults, LocalFalRequestCollection requests)
    {
        FileStore files = new(options.TimeProvider);
        CdnTokens cdnTokens = new(options.UploadTokenLifetime, options.TimeProvider);
        MediaUrls urls = new(BaseAddress);
        InferenceEngine engine = new(files, urls);
        RealtimeTokens realtimeTokens = new(options.TimeProvider);
        QueueTimeline timeline = new(options.QueueLength, options.QueueStep, options.InferenceTime);
        QueueStore queue = new(engine, timeline, options.TimeProvider, options.Capacity);
        WebhookSigningKeys keys = new();
        _webhooks = new WebhookSender(queue, keys, faults, options);
        return new HostDispatcher(
            [
                new RunHost(catalog, engine, realtimeTokens, options.RealtimeIdleTimeout),
                new QueueHost(catalog, queue, _webhooks, BaseAddress, options.TimeProvider),
                new WebhookKeyHost(new RestHost(files, cdnTokens, urls, BaseAddress, new TokenHandler(realtimeTokens)), keys),
                new MediaHost(files),
                new CdnHost(files, cdnTokens, urls),
                new DocumentHost(catalog),
                new PlatformHost(catalog),
            ],
            faults,
            requests,
            options.RequireKey);
    }

    private static Task Unavailable(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}
