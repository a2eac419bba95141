using System.Net;
using System.Threading.Channels;
using Flux2Gen.Consumer.Fal;
using Flux2Gen.Emulator;
using Flux2Gen.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Consumer.Tests.Support;

/// <summary>A program that takes webhooks, and a local fal that delivers them. On its clock a second passes each time somebody looks at it.</summary>
internal sealed class WebhookApp : ILoggerProvider, ILogger, IAsyncDisposable
{
    private const string Path = "/fal/flux-2-pro";

    private readonly Channel<FalWebhook<Flux2ProOutput>> _handled = Channel.CreateUnbounded<FalWebhook<Flux2ProOutput>>();
    private readonly WebApplication _application;
    private readonly List<string> _log = [];

    private WebhookApp(LocalFal fal, HurriedTimeProvider clock)
    {
        Fal = fal;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Fal:Key"] = "id:consumer-secret",
            ["Fal:Hosts:Local"] = fal.BaseAddress.AbsoluteUri,
            ["Fal:Polling:InitialInterval"] = "00:00:00.001",
        });
        builder.Services.AddRouting();
        builder.Services.AddFalClient(builder.Configuration);
        builder.Services.AddFalWebhooks(builder.Configuration, options => options.TimeProvider = clock);
        builder.Logging.AddProvider(this);
        _application = builder.Build();
        Api = new FalApi(_application.Services.GetRequiredService<FalClient>());
        _application.UseRouting();
        _application.MapFalWebhook(Path, Api.Flux2Pro, HandleAsync);
    }

    public LocalFal Fal { get; }

    public FalApi Api { get; }

    /// <summary>Gets the names of what was logged about webhooks, with the reason of each refusal.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>Gets or sets how many times the handler throws before it does its work.</summary>
    public int Failures { get; set; }

    public Uri Address => new(_application.Urls.Single() + Path);

    public static async Task<WebhookApp> StartAsync()
    {
        var clock = new HurriedTimeProvider();
        LocalFal fal = await LocalFal.StartAsync(new LocalFalOptions { Specs = [Repository.Specs], QueueStep = TimeSpan.Zero, TimeProvider = clock });
        var app = new WebhookApp(fal, clock);
        await app._application.StartAsync();
        return app;
    }

    /// <summary>Submits a request whose result is to be delivered, and gives its id.</summary>
    public async Task<string> SubmitAsync(params LocalFalWebhookFault[] faults)
    {
        foreach (LocalFalWebhookFault fault in faults)
        {
            Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Webhook, Webhook = fault });
        }

        var input = new Flux2ProInput { Prompt = "a lighthouse", ImageSize = new ImageSize(96, 64) };
        return (await Api.Flux2Pro.SubmitAsync(input, new FalSubmitOptions { WebhookUri = Address })).RequestId;
    }

    /// <summary>Gives the next webhook that got to the handler.</summary>
    public async Task<FalWebhook<Flux2ProOutput>> NextAsync() => await _handled.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Fal.DisposeAsync();
        await _application.DisposeAsync();
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name?.StartsWith("Webhook", StringComparison.Ordinal) == true)
        {
            object? failure = (state as IReadOnlyList<KeyValuePair<string, object?>>)?.FirstOrDefault(static value => value.Key == "Failure").Value;
            lock (_log)
            {
                _log.Add(failure is null ? eventId.Name : $"{eventId.Name} {failure}");
            }
        }
    }

    void IDisposable.Dispose()
    {
    }

    private Task HandleAsync(FalWebhook<Flux2ProOutput> webhook, CancellationToken cancellationToken) =>
        Failures-- > 0 ? throw new InvalidOperationException("The database is away.") : _handled.Writer.WriteAsync(webhook, cancellationToken).AsTask();
}
