#pragma warning disable
using System.Diagnostics;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using Flux2Gen.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.Review;

/// <summary>Adversarial: the journal. Each test asserts what should hold; one that fails is a finding.</summary>
public sealed class JournalReviewTests : FalTest
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    private static FalJournalEntry Entry(string id) => new() { Id = id, EndpointId = "fal-ai/flux-2", CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    private async Task LeaveOrphanAsync(params string[] ids)
    {
        using var first = new FalFileJournal(_folder.Path);
        foreach (string id in ids)
        {
            await first.BeginAsync(Entry(id), None);
            await first.AcceptAsync(id, "request-" + id, None);
        }
    }

    [Fact]
    public async Task A_recovery_that_is_cancelled_does_not_delete_the_orphan()
    {
        await LeaveOrphanAsync("a", "b");
        using (var second = new FalFileJournal(_folder.Path))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await second.RecoverAsync(new CancellationToken(true)));
        }

        using var third = new FalFileJournal(_folder.Path);
        Assert.Equal(2, (await third.RecoverAsync(None)).Count);
    }

    [Fact]
    public async Task A_recovery_whose_journal_was_disposed_of_does_not_delete_the_orphan()
    {
        await LeaveOrphanAsync("a", "b");
        var second = new FalFileJournal(_folder.Path);
        second.Dispose();
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(async () => await second.RecoverAsync(None));

        using var third = new FalFileJournal(_folder.Path);
        Assert.Equal(2, (await third.RecoverAsync(None)).Count);
    }

    [Fact]
    public async Task ResumeAsync_with_a_token_cancelled_at_startup_loses_nothing()
    {
        await LeaveOrphanAsync("a");
        using (var journal = new FalFileJournal(_folder.Path))
        {
            FalClient client = CreateClient(settings => settings.Journal = journal);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (FalUnfinishedRequest _ in client.ResumeAsync(new CancellationToken(true)))
                {
                }
            });
        }

        using var third = new FalFileJournal(_folder.Path);
        Assert.Single(await third.RecoverAsync(None));
    }

    [Fact]
    public async Task What_a_loop_left_early_did_not_see_can_be_resumed_by_the_same_process()
    {
        await LeaveOrphanAsync("a", "b", "c");
        using var journal = new FalFileJournal(_folder.Path);
        FalClient client = CreateClient(settings => settings.Journal = journal);
        try
        {
            await foreach (FalUnfinishedRequest unfinished in client.ResumeAsync())
            {
                throw new IOException("the first one could not be saved");
            }
        }
        catch (IOException)
        {
        }

        List<string?> again = [];
        await foreach (FalUnfinishedRequest unfinished in client.ResumeAsync())
        {
            again.Add(unfinished.RequestId);
        }

        Assert.Equal(["request-a", "request-b", "request-c"], again);
    }

    [Fact]
    public async Task A_resumed_result_whose_saving_failed_stays_in_the_journal()
    {
        await LeaveOrphanAsync("a");
        using (var journal = new FalFileJournal(_folder.Path))
        {
            FalClient client = CreateClient(settings => settings.Journal = journal);
            Server.Answer(200, Status("COMPLETED")).Answer(200, """{"images":[1]}""");
            await Assert.ThrowsAsync<IOException>(async () =>
            {
                await foreach (FalUnfinishedRequest unfinished in client.ResumeAsync())
                {
                    Assert.True(unfinished.TryAttach(client.Endpoint("fal-ai/flux-2"), out FalRequest<JsonElement>? request));
                    await request.GetResultAsync();
                    throw new IOException("the disk is full: Save failed");
                }
            });
        }

        using var third = new FalFileJournal(_folder.Path);
        Assert.Single(await third.RecoverAsync(None));
    }

    [Fact]
    public async Task Many_an_outcome_whose_saving_failed_stays_in_the_journal()
    {
        using (var journal = new FalFileJournal(_folder.Path))
        {
            FalClient client = CreateClient(settings => settings.Journal = journal);
            Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, """{"images":[1]}""");
            await Assert.ThrowsAsync<IOException>(async () =>
            {
                await foreach (FalOutcome<JsonElement, JsonElement> outcome in client.Endpoint("fal-ai/flux-2").SubscribeManyAsync([Input]))
                {
                    Assert.True(outcome.IsSuccess);
                    throw new IOException("the disk is full: Save failed");
                }
            });
        }

        using var third = new FalFileJournal(_folder.Path);
        Assert.Single(await third.RecoverAsync(None));
    }

    [Fact]
    public async Task A_vanished_folder_does_not_make_Dispose_throw()
    {
        var journal = new FalFileJournal(_folder.Path);
        await journal.BeginAsync(Entry("a"), None);
        await journal.EndAsync("a", None);
        Directory.Delete(_folder.Path, recursive: true);
        journal.Dispose();
    }

    [Fact]
    public async Task What_is_noted_after_the_folder_vanished_is_found_or_refused()
    {
        using var journal = new FalFileJournal(_folder.Path);
        await journal.BeginAsync(Entry("a"), None);
        Directory.Delete(_folder.Path, recursive: true);
        bool refused = false;
        try
        {
            await journal.BeginAsync(Entry("b"), None);
        }
        catch (IOException)
        {
            refused = true;
        }

        Assert.True(refused || (Directory.Exists(_folder.Path) && Directory.EnumerateFiles(_folder.Path).Any()), "BeginAsync said that it is safe from a crash; it is nowhere");
    }

    /// <summary>Looks for the window between open and lock: a journal that begins while others recover.</summary>
    [Fact]
    public async Task A_journal_that_begins_while_others_recover_keeps_its_file()
    {
        using var stop = new CancellationTokenSource();
        int recovered = 0;
        Task[] recoverers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            using var other = new FalFileJournal(_folder.Path);
            while (!stop.IsCancellationRequested)
            {
                Interlocked.Add(ref recovered, (await other.RecoverAsync(None)).Count);
            }
        }))];
        int vanished = 0, refused = 0, tries = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(20) && vanished == 0)
        {
            tries++;
            using var journal = new FalFileJournal(_folder.Path);
            HashSet<string> before = [.. Directory.EnumerateFiles(_folder.Path)];
            try
            {
                await journal.BeginAsync(Entry("x" + tries), None);
            }
            catch (IOException)
            {
                refused++;
                continue;
            }

            bool isThere = Directory.EnumerateFiles(_folder.Path).Any(path => !before.Contains(path));
            if (!isThere)
            {
                vanished++;
            }

            await journal.EndAsync("x" + tries, None);
        }

        await stop.CancelAsync();
        try
        {
            await Task.WhenAll(recoverers);
        }
        catch (Exception exception)
        {
            Assert.Fail("recover threw " + exception.GetType().Name + ": " + exception.Message);
        }

        Assert.True((vanished, refused) == (0, 0), $"tries={tries} vanished={vanished} refused={refused} recovered={recovered}");
    }

    /// <summary>Each entry is given to one caller.</summary>
    [Fact]
    public async Task Two_that_recover_at_once_share_nothing()
    {
        int doubles = 0, missing = 0, tries = 0;
        string text = "";
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(20) && doubles + missing == 0)
        {
            tries++;
            await LeaveOrphanAsync("a");
            await LeaveOrphanAsync("b");
            FalFileJournal[] journals = [.. Enumerable.Range(0, 4).Select(_ => new FalFileJournal(_folder.Path))];
            using var barrier = new Barrier(4);
            IReadOnlyList<FalJournalEntry>[] found = await Task.WhenAll(journals.Select(journal => Task.Run(async () =>
            {
                barrier.SignalAndWait();
                return await journal.RecoverAsync(None);
            })));
            string[] ids = [.. found.SelectMany(static list => list.Select(static entry => entry.Id))];
            if (ids.Length > ids.Distinct().Count())
            {
                doubles++;
            }

            if (ids.Distinct().Count() < 2)
            {
                missing++;
            }

            text = string.Join(',', ids);
            foreach (FalFileJournal journal in journals)
            {
                await journal.EndAsync("a", None);
                await journal.EndAsync("b", None);
                journal.Dispose();
            }
        }

        Assert.True(doubles + missing == 0, $"tries={tries} doubles={doubles} missing={missing} ids={text}");
    }

    [Theory]
    [InlineData(400, """{"detail":"Request is still in progress"}""", 4)]
    [InlineData(422, """{"detail":"Request is still in progress"}""", 4)]
    [InlineData(404, "<html><body>default backend - 404</body></html>", 1)]
    [InlineData(500, "<html><body>Internal Server Error</body></html>", 1)]
    [InlineData(520, "<html><body>520: unknown error</body></html>", 1)]
    [InlineData(511, "<html>Network Authentication Required</html>", 1)]
    [InlineData(407, "", 1)]
    public async Task A_result_that_fal_did_not_give_is_no_outcome(int status, string body, int times)
    {
        var memory = new MemoryJournal();
        FalClient client = CreateClient(settings => { settings.Journal = memory; settings.Retry.MaxRetries = 0; });
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED"));
        for (int index = 0; index < times; index++)
        {
            Server.Answer(status, body);
        }

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input));

        Assert.Equal(RequestId, error.RequestId);
        Assert.True(!memory.Steps.Contains("end"), "struck off; MayHaveBeenAccepted=" + error.MayHaveBeenAccepted + " " + error.Message);
    }

    [Theory]
    [InlineData("<html><body>default backend - 404</body></html>")]
    [InlineData("""{"status":"NOT_FOUND"}""")]
    public async Task A_404_to_the_first_question_after_a_request_is_no_outcome(string body)
    {
        var memory = new MemoryJournal();
        FalClient client = CreateClient(settings => settings.Journal = memory);
        Server.Answer(200, Submitted()).Answer(404, body);

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input));

        Assert.True(!memory.Steps.Contains("end"), "struck off; MayHaveBeenAccepted=" + error.MayHaveBeenAccepted);
    }

    [Fact]
    public async Task A_token_cancelled_between_two_tries_that_reached_nobody_leaves_no_intent()
    {
        var memory = new MemoryJournal();
        using var cancel = new CancellationTokenSource();
        FalClient client = CreateClient(settings => settings.Journal = memory);
        Server.Fail(new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));
        Time.OnDelay = _ => cancel.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input, cancellationToken: cancel.Token));

        Assert.Equal("end", memory.Steps[^1]);
    }

    [Fact]
    public async Task What_a_listener_throws_is_not_taken_for_the_outcome_of_the_request()
    {
        var memory = new MemoryJournal();
        FalClient client = CreateClient(settings => settings.Journal = memory);
        Server.Answer(200, Submitted());

        // The listener asked after something else, which was not there.
        await Assert.ThrowsAnyAsync<FalApiException>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(
            Input, onUpdate: _ => throw new FalApiException("another request", System.Net.HttpStatusCode.NotFound)));

        Assert.DoesNotContain("end", memory.Steps);
    }

    [Fact]
    public async Task A_logger_that_throws_does_not_lose_the_id()
    {
        var memory = new MemoryJournal();
        FalClient client = CreateClient(settings => { settings.Journal = memory; settings.LoggerFactory = new ThrowingLoggers("Submitted"); });
        Server.Answer(200, Submitted());

        FalRequest<JsonElement> request = await client.Endpoint("fal-ai/flux-2").SubmitAsync(Input);

        Assert.Equal(RequestId, request.RequestId);
        Assert.Contains($"accept {RequestId}", memory.Steps);
    }

    private sealed class ThrowingLoggers(string name) : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider) { }
        public ILogger CreateLogger(string categoryName) => this;
        public void Dispose() { }
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == name)
            {
                throw new AggregateException("An error occurred while writing to logger(s).");
            }
        }
    }
}
