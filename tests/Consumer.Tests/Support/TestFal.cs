using System.Text.Json;
using Flux2Gen.Consumer.Fal;
using Flux2Gen.Emulator;
using Flux2Gen.Tests.Support;

namespace Flux2Gen.Consumer.Tests.Support;

/// <summary>A local fal over the five documents, and the emitted client on it.</summary>
internal sealed class TestFal : IAsyncDisposable
{
    private readonly List<FalClient> _clients = [];

    private TestFal(LocalFal server, ManualTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        Api = NewApi();
    }

    public static TimeSpan QueueStep { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the time a request takes in <see cref="StartSlowAsync"/>; the model writes a line of its log at each second.</summary>
    public static TimeSpan InferenceTime { get; } = TimeSpan.FromSeconds(9);

    public LocalFal Server { get; }

    public ManualTimeProvider Clock { get; }

    public FalApi Api { get; }

    public IReadOnlyList<LocalFalRequest> Requests => [.. Server.Requests];

    /// <summary>Every request is completed as soon as it is submitted.</summary>
    public static Task<TestFal> StartAsync() => StartAsync(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Requests get on only when the test moves the clock: positions 2, 1 and 0 of the queue, then in progress.</summary>
    public static Task<TestFal> StartSlowAsync() => StartAsync(QueueStep, InferenceTime);

    /// <summary>A client of its own, as another process would have.</summary>
    public FalApi NewApi(bool validateInput = true, FalWatchMode watch = FalWatchMode.Auto)
    {
        var client = new FalClient(new FalClientOptions
        {
            Hosts = FalHosts.Local(Server.BaseAddress),
            Credentials = FalCredentials.FromKey("id:consumer-secret"),
            ValidateInput = validateInput,
            Watch = new FalWatchOptions { Mode = watch },
            Retry = new FalRetryOptions { MaxRetries = 0 },
            Polling = new FalPollingOptions { InitialInterval = TimeSpan.FromMilliseconds(1), MaxInterval = TimeSpan.FromMilliseconds(1) },
        });
        _clients.Add(client);
        return new FalApi(client);
    }

    /// <summary>The body of the last request of a model.</summary>
    public JsonElement LastInput(string endpointId) =>
        JsonDocument.Parse(Requests.Last(request => request.Method == "POST" && request.Path == $"/{endpointId}").Body).RootElement;

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Server.DisposeAsync();
    }

    private static async Task<TestFal> StartAsync(TimeSpan queueStep, TimeSpan inferenceTime)
    {
        var clock = new ManualTimeProvider();
        LocalFal server = await LocalFal.StartAsync(new LocalFalOptions
        {
            Specs = [Repository.Specs],
            QueueLength = 2,
            QueueStep = queueStep,
            InferenceTime = inferenceTime,
            TimeProvider = clock,
        });
        return new TestFal(server, clock);
    }
}
