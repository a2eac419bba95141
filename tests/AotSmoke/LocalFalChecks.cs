using System.Globalization;
using AotSmoke.Fal;
using Flux2Gen;

namespace AotSmoke;

/// <summary>What is done with a fal, once each, with the local one in another process.</summary>
internal static class LocalFalChecks
{
    private static readonly ImageSize Small = new(64, 64);

    public static IEnumerable<(string What, Func<Task> Check)> On(Uri address)
    {
        yield return ("a request with every option is followed by its stream, with its log", () => StreamAsync(address));
        yield return ("a model tells its output as it works", () => OutputsAsync(address));
        yield return ("a request is followed by asking, and cancelled", () => PollAndCancelAsync(address));
        yield return ("many requests are sent at once, and noted in a journal", () => ManyAsync(address));
        yield return ("what a process left is resumed from its journal", () => ResumeAsync(address));
        yield return ("a refusal has its field, type and figures", () => RefusalAsync(address));
        yield return ("exchanges go through a pipeline of the user's", () => PipelineAsync(address));
        yield return ("a call that takes too long ends, and its request with it", () => DeadlineAsync(address));
        yield return ("a file is uploaded, edited and saved", () => EditAsync(address));
        yield return ("a picture comes over a realtime connection, as bytes", () => RealtimeAsync(address));
        yield return ("a file is uploaded in parts on both ways, with its progress, and downloaded", () => FilesAsync(address));
    }

    private static async Task RealtimeAsync(Uri address)
    {
        using FalClient client = Client(address);
        await using FalRealtimeConnection<Flux2ProInput, Flux2ProOutput> connection =
            await new FalApi(client).Flux2Pro.ConnectRealtimeAsync(new FalRealtimeOptions { Authentication = FalRealtimeAuthentication.Token });
        await connection.SendAsync(new Flux2ProInput { Prompt = "x", ImageSize = Small, SyncMode = true }, "r1");
        FalRealtimeResult<Flux2ProOutput> result = (await connection.ReceiveAsync())!;
        Expect.Equal("r1", result.RequestId!);
        Expect.Equal(Text(result.Binaries[0].Bytes.Length), Text((await result.Data.Images[0].ReadBytesAsync()).Length));
    }

    private static Task StreamAsync(Uri address) => Expect.EventuallyAsync("IN_QUEUE IN_PROGRESS COMPLETED", async () =>
    {
        using FalClient client = Client(address);
        List<string> states = [];
        int lines = 0;
        FalResult<Flux2ProOutput> result = await new FalApi(client).Flux2Pro.SubscribeAsync(
            new Flux2ProInput { Prompt = "a lighthouse", ImageSize = Small },
            update =>
            {
                states.Add(update.State.Value);
                lines += update.NewLogs.Count;
            },
            new FalSubscribeOptions
            {
                WatchMode = FalWatchMode.Stream,
                IncludeLogs = true,
                Priority = FalQueuePriority.Low,
                StartTimeout = TimeSpan.FromMinutes(1),
                MaxQueueLength = 100,
                RunnerHint = "hint",
                DisableServerRetries = true,
                StorePayloads = false,
                DisableFallback = true,
                Tags = new Dictionary<string, string> { ["team"] = "aot" },
                OutputLifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromHours(1) },
            });
        Expect.Equal("1", Text(result.Data.Images.Count));
        Expect.Equal("True", (lines > 0).ToString());
        return string.Join(" ", states.Distinct());
    });

    private static async Task OutputsAsync(Uri address)
    {
        using FalClient client = Client(address);
        List<string> widths = [];
        await foreach (FalStreamUpdate<Flux2ProOutput> update in new FalApi(client).Flux2Pro.StreamAsync(new Flux2ProInput { Prompt = "x", ImageSize = Small }))
        {
            widths.Add(Text(update.Data.Images[0].Width ?? 0));
        }

        Expect.Equal("16 32 64", string.Join(" ", widths));
    }

    private static Task PollAndCancelAsync(Uri address) => Expect.EventuallyAsync("True", async () =>
    {
        using FalClient client = Client(address);
        FalRequest<Flux2ProOutput> request = await new FalApi(client).Flux2Pro.SubmitAsync(new Flux2ProInput { Prompt = "x", ImageSize = Small });
        Expect.Equal("True", (await request.GetStatusAsync()).State.IsKnown.ToString());
        FalCancelResult first = await request.CancelAsync();
        await foreach (FalQueueUpdate update in request.WatchAsync(mode: FalWatchMode.Poll))
        {
            Expect.Equal(request.RequestId, update.RequestId);
        }

        Expect.Equal(FalCancelResult.AlreadyCompleted.Value, (await request.CancelAsync()).Value);
        return (first == FalCancelResult.Canceled || first == FalCancelResult.Requested).ToString();
    });

    private static async Task ManyAsync(Uri address)
    {
        string folder = Directory.CreateTempSubdirectory("aot-").FullName;
        using (var journal = new FalFileJournal(folder))
        using (FalClient client = Client(address, journal))
        {
            IEnumerable<Flux2ProInput> inputs = Enumerable.Range(0, 6).Select(static number => new Flux2ProInput { Prompt = Text(number), ImageSize = Small });
            int done = 0;
            await foreach (FalOutcome<Flux2ProInput, Flux2ProOutput> outcome in new FalApi(client).Flux2Pro.SubscribeManyAsync(inputs, maxConcurrency: 3))
            {
                done += outcome.GetResult().Data.Images.Count;
            }

            Expect.Equal("6", Text(done));
        }

        Expect.Equal("0", Text(Directory.GetFiles(folder).Length));
        Directory.Delete(folder);
    }

    private static async Task ResumeAsync(Uri address)
    {
        string folder = Directory.CreateTempSubdirectory("aot-").FullName;
        using (var journal = new FalFileJournal(folder))
        using (FalClient client = Client(address, journal))
        {
            await new FalApi(client).Flux2Pro.SubmitAsync(new Flux2ProInput { Prompt = "x", ImageSize = Small }, new FalSubmitOptions { JournalNote = "order-7" });
        }

        using (var journal = new FalFileJournal(folder))
        using (FalClient client = Client(address, journal))
        {
            List<string> resumed = [];
            await foreach (FalUnfinishedRequest unfinished in client.ResumeAsync())
            {
                Expect.Equal("True", unfinished.TryAttach(new FalApi(client).Flux2Pro, out FalRequest<Flux2ProOutput>? request).ToString());
                resumed.Add($"{unfinished.Note} {Text((await request!.GetResultAsync()).Data.Images.Count)}");
            }

            Expect.Equal("order-7 1", string.Join(",", resumed));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task RefusalAsync(Uri address)
    {
        using FalClient client = Client(address);
        try
        {
            using var input = System.Text.Json.JsonDocument.Parse("""{"prompt":"x","safety_tolerance":"9"}""");
            await client.Endpoint("fal-ai/flux-2-pro").SubscribeAsync(input.RootElement);
            Expect.Equal("an exception", "none");
        }
        catch (FalValidationException refusal)
        {
            Expect.Equal("safety_tolerance", refusal.FieldErrors[0].Path);
            Expect.Equal("False", refusal.IsRetryable.ToString());
            Expect.Equal("True", (refusal.FieldErrors[0].Type is not null && refusal.RequestId is not null).ToString());
        }
    }

    private static async Task PipelineAsync(Uri address)
    {
        List<string> operations = [];
        using var client = new FalClient(new FalClientOptions
        {
            Hosts = FalHosts.Local(address),
            Credentials = FalCredentials.FromKey("id:secret"),
            Pipeline = (exchange, cancellationToken) =>
            {
                operations.Add(exchange.Operation.ToString());
                return exchange.SendAsync(cancellationToken);
            },
        });
        await new FalApi(client).Flux2Pro.RunAsync(new Flux2ProInput { Prompt = "x", ImageSize = Small });
        Expect.Equal("Run", string.Join(" ", operations));
    }

    private static async Task DeadlineAsync(Uri address)
    {
        using FalClient client = Client(address);
        try
        {
            await new FalApi(client).Flux2Pro.SubscribeAsync(
                new Flux2ProInput { Prompt = "x", ImageSize = Small }, options: new FalSubscribeOptions { Timeout = TimeSpan.FromMilliseconds(60) });
            Expect.Equal("an exception", "none");
        }
        catch (Exception exception) when (exception is FalTimeoutException or OperationCanceledException)
        {
            Expect.Equal("True", (exception is FalTimeoutException).ToString());
        }
    }

    private static async Task EditAsync(Uri address)
    {
        using FalClient client = Client(address);
        var fal = new FalApi(client);
        FalResult<Flux2ProOutput> drawn = await fal.Flux2Pro.RunAsync(new Flux2ProInput { Prompt = "x", ImageSize = Small });
        byte[] picture = await drawn.Data.Images[0].ReadBytesAsync();
        FalResult<Flux2FlashEditOutput> edited = await fal.Flux2FlashEdit.SubscribeAsync(
            new Flux2FlashEditInput { Prompt = "snow", ImageUrls = [FalFileInput.FromBytes(picture, "image/png", "a.png")] });
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        await edited.Data.Images[0].SaveAsync(path);
        Expect.Equal("137", Text(File.ReadAllBytes(path)[0]));
        File.Delete(path);
    }

    private static async Task FilesAsync(Uri address)
    {
        using FalClient client = Client(address);
        string folder = Directory.CreateTempSubdirectory("aot-").FullName;
        foreach (FalUploadRoute route in new[] { FalUploadRoute.Presigned, FalUploadRoute.CdnToken })
        {
            var options = new FalUploadOptions
            {
                Route = route,
                MultipartThreshold = 0,
                PartSize = 65_536,
                Lifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromHours(1) },
            };
            var sent = new Watcher();
            Uri url = await client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[200_000], "video/mp4", "a.mp4"), options, sent);
            var received = new Watcher();
            string path = await new FalFile { Url = url.AbsoluteUri, FileName = "../b.mp4" }
                .SaveToDirectoryAsync(folder, new FalDownloadOptions { Progress = received, MaxSize = 200_000, Overwrite = true });
            Expect.Equal("200000 200000 b.mp4", $"{sent.Last} {received.Last} {Path.GetFileName(path)}");
            Expect.Equal("200000", Text((int)new FileInfo(path).Length));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static FalClient Client(Uri address, IFalJournal? journal = null) => new(new FalClientOptions
    {
        Hosts = FalHosts.Local(address),
        Credentials = FalCredentials.FromKey("id:secret"),
        Journal = journal,
        Polling = new FalPollingOptions { InitialInterval = TimeSpan.FromMilliseconds(20) },
    });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Watcher : IProgress<FalUploadProgress>, IProgress<FalDownloadProgress>
    {
        public long Last { get; private set; }

        public void Report(FalUploadProgress value) => Last = value.BytesSent;

        public void Report(FalDownloadProgress value) => Last = value.BytesReceived;
    }
}
