using BrowserSmoke.Fal;
using Flux2Gen;
using Microsoft.Extensions.DependencyInjection;

// Argument: the address of the local fal.
var address = new Uri(args[0]);
(string What, Func<Task> Check)[] checks =
[
    ("a client without options is created", CreateAsync),
    ("a request is followed by its stream, and its picture is read", () => SubscribeAsync(FalWatchMode.Stream)),
    ("a request is followed by polling", () => SubscribeAsync(FalWatchMode.Poll)),
    ("a model streams its outputs", StreamAsync),
    ("a file is uploaded and read", UploadAsync),
    ("a service is registered and runs a model", RegisterAsync),
    ("a realtime connection needs a token", RealtimeAsync),
    ("a disposed client ends its call", DisposeAsync),
];
int failed = 0;
foreach ((string what, Func<Task> check) in checks)
{
    try
    {
        await check();
        Console.WriteLine($"ok     {what}");
    }
    catch (Exception exception)
    {
        failed++;
        Console.WriteLine($"FAILED {what}: {exception}");
    }
}

Console.WriteLine($"browser: {checks.Length - failed} passed, {failed} failed");
return failed;

static Flux2ProInput Input() => new() { Prompt = "a lighthouse", ImageSize = new ImageSize(64, 64) };

static void Expect(bool isRight, string what)
{
    if (!isRight)
    {
        throw new InvalidOperationException($"Wrong: {what}");
    }
}

FalClient Client() => new(new FalClientOptions { Credentials = FalCredentials.FromKey("id:browser"), Hosts = FalHosts.Local(address) });

Task CreateAsync()
{
    Expect(OperatingSystem.IsBrowser(), "platform");
    new FalClient().Dispose();
    return Task.CompletedTask;
}

async Task SubscribeAsync(FalWatchMode mode)
{
    using FalClient client = Client();
    FalResult<Flux2ProOutput> result = await new FalApi(client).Flux2Pro.SubscribeAsync(Input(), options: new FalSubscribeOptions { WatchMode = mode });
    Expect((await result.Data.Images[0].ReadBytesAsync()).Length > 8, "picture");
}

async Task StreamAsync()
{
    using FalClient client = Client();
    int count = 0;
    await foreach (FalStreamUpdate<Flux2ProOutput> update in new FalApi(client).Flux2Pro.StreamAsync(Input()))
    {
        count += update.Data.Images.Count;
    }

    Expect(count == 3, "outputs");
}

async Task UploadAsync()
{
    using FalClient client = Client();
    Uri file = await client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[1000], "image/png", "a.png"));
    Expect((await new FalFile { Url = file.AbsoluteUri }.ReadBytesAsync()).Length == 1000, "file");
}

async Task RegisterAsync()
{
    await using ServiceProvider services = CreateServices();
    Expect((await services.GetRequiredService<FalApi>().Flux2Pro.RunAsync(Input())).Data.Images.Count == 1, "images");
}

ServiceProvider CreateServices()
{
    var services = new ServiceCollection();
    services.AddFalClient(options =>
    {
        options.Credentials = FalCredentials.FromKey("id:browser");
        options.Hosts = FalHosts.Local(address);
    });
    services.AddSingleton<FalApi>();
    return services.BuildServiceProvider();
}

async Task RealtimeAsync()
{
    using FalClient client = Client();
    try
    {
        await new FalApi(client).Flux2Pro.ConnectRealtimeAsync();
    }
    catch (FalCredentialsException)
    {
        return;
    }

    Expect(false, "a connection with the key");
}

async Task DisposeAsync()
{
    FalClient client = Client();
    FalRequest<Flux2ProOutput> request = await new FalApi(client).Flux2Pro.SubmitAsync(Input());
    Task<FalResult<Flux2ProOutput>> result = request.GetResultAsync();
    client.Dispose();
    try
    {
        await result;
    }
    catch (FalCanceledException canceled)
    {
        Expect(canceled.RequestId == request.RequestId, "id");
        return;
    }

    Expect(false, "an end");
}
