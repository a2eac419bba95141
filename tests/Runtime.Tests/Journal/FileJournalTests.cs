using Flux2Gen.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Journal;

/// <summary>The journal in files: what a process that died leaves behind is found, once, whatever state the file is in.</summary>
public sealed class FileJournalTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_not_struck_off_is_found_by_the_next_process()
    {
        var first = new FalFileJournal(_folder.Path);
        await first.BeginAsync(Entry("a", 1) with { Note = "order \"7\"\n" }, None);
        await first.BeginAsync(Entry("b", 2), None);
        await first.BeginAsync(Entry("c", 3), None);
        await first.AcceptAsync("a", "request-a", None);
        await first.AcceptAsync("c", "request-c", None);
        await first.EndAsync("c", None);
        first.Dispose();

        using var second = new FalFileJournal(_folder.Path);

        Assert.Equal([Entry("a", 1) with { RequestId = "request-a", Note = "order \"7\"\n" }, Entry("b", 2)], await second.RecoverAsync(None));
        Assert.Empty(await second.RecoverAsync(None));
    }

    [Fact]
    public async Task What_was_taken_over_and_not_struck_off_is_found_again()
    {
        using (var first = new FalFileJournal(_folder.Path))
        {
            await first.BeginAsync(Entry("a", 1), None);
            await first.AcceptAsync("a", "request-a", None);
            await first.BeginAsync(Entry("b", 2), None);
        }

        using (var second = new FalFileJournal(_folder.Path))
        {
            await second.RecoverAsync(None);
            await second.EndAsync("b", None);
        }

        using var third = new FalFileJournal(_folder.Path);
        Assert.Equal([Entry("a", 1) with { RequestId = "request-a" }], await third.RecoverAsync(None));
    }

    [Fact]
    public async Task What_a_living_process_has_under_way_is_left_alone()
    {
        using var alive = new FalFileJournal(_folder.Path);
        await alive.BeginAsync(Entry("a", 1), None);

        using var other = new FalFileJournal(_folder.Path);
        await other.BeginAsync(Entry("b", 2), None);

        Assert.Empty(await other.RecoverAsync(None));
        Assert.Empty(await alive.RecoverAsync(None));
    }

    [Theory]
    [InlineData("""{"step":"accept","id":"a","request":"requ""")]
    [InlineData("{\"step\":\"end\",\"id\":\"a\"")]
    [InlineData("\0\0\0\0")]
    public async Task A_last_line_that_was_torn_is_passed_over(string torn)
    {
        using (var first = new FalFileJournal(_folder.Path))
        {
            await first.BeginAsync(Entry("a", 1), None);
        }

        await File.AppendAllTextAsync(Assert.Single(_folder.Files), torn, None);

        using var second = new FalFileJournal(_folder.Path);
        Assert.Equal([Entry("a", 1)], await second.RecoverAsync(None));
    }

    [Fact]
    public async Task A_line_that_is_none_does_not_hide_those_after_it()
    {
        string begin = """{"step":"begin","id":"a","endpoint":"fal-ai/x","at":"2026-01-01T00:00:01+00:00"}""";
        string accept = """{"step":"accept","id":"a","request":"request-a"}""";
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "1.faljournal"), $"{begin}\nnonsense\n\n[1]\n{{\"step\":\"later\",\"id\":\"a\"}}\n{accept}\n", None);

        using var journal = new FalFileJournal(_folder.Path);

        Assert.Equal([Entry("a", 1) with { RequestId = "request-a" }], await journal.RecoverAsync(None));
    }

    [Fact]
    public async Task Who_dies_while_taking_over_leaves_each_entry_once()
    {
        string line = """{"step":"begin","id":"a","endpoint":"fal-ai/x","at":"2026-01-01T00:00:01+00:00"}""" + "\n";
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "1.faljournal"), line, None);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "2.faljournal"), line, None);

        using var journal = new FalFileJournal(_folder.Path);

        Assert.Equal([Entry("a", 1)], await journal.RecoverAsync(None));
    }

    [Fact]
    public async Task Nothing_is_left_of_a_process_that_ended_well()
    {
        using (var journal = new FalFileJournal(_folder.Path))
        {
            await journal.BeginAsync(Entry("a", 1), None);
            await journal.EndAsync("a", None);
        }

        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task Lines_from_many_threads_are_all_there_and_whole()
    {
        using (var journal = new FalFileJournal(_folder.Path))
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, 500), None, async (number, token) =>
            {
                string id = $"e{number}";
                await journal.BeginAsync(Entry(id, number), token);
                await journal.AcceptAsync(id, $"request-{number}", token);
                if (number % 2 == 0)
                {
                    await journal.EndAsync(id, token);
                }
            });
        }

        using var next = new FalFileJournal(_folder.Path);
        IReadOnlyList<FalJournalEntry> entries = await next.RecoverAsync(None);

        Assert.Equal(Enumerable.Range(0, 500).Where(static number => number % 2 == 1).Select(static number => $"request-{number}"), entries.Select(static entry => entry.RequestId));
    }

    [Fact]
    public async Task A_journal_that_is_never_idle_does_not_grow_without_end()
    {
        const int Requests = 12_000;
        using (var journal = new FalFileJournal(_folder.Path))
        {
            await journal.BeginAsync(Entry("oldest", 0), None);
            await journal.AcceptAsync("oldest", "request-oldest", None);
            List<Task> writing = [];
            for (int number = 1; number <= Requests; number++)
            {
                string id = $"e{number}";
                writing.Add(journal.BeginAsync(Entry(id, number), None).AsTask());
                writing.Add(journal.AcceptAsync(id, $"request-{number}", None).AsTask());
                if (number < Requests)
                {
                    writing.Add(journal.EndAsync(id, None).AsTask());
                }

                if (number % 500 == 0)
                {
                    await Task.WhenAll(writing);
                    writing.Clear();
                }
            }

            await Task.WhenAll(writing);
            Assert.InRange(new FileInfo(Assert.Single(_folder.Files)).Length, 1, 2 << 20);
        }

        using var next = new FalFileJournal(_folder.Path);
        Assert.Equal(["request-oldest", $"request-{Requests}"], (await next.RecoverAsync(None)).Select(static entry => entry.RequestId));
    }

    [Fact]
    public async Task The_folder_is_made_when_it_is_needed()
    {
        string path = Path.Combine(_folder.Path, "a", "b");
        using var journal = new FalFileJournal(path);
        Assert.Empty(await journal.RecoverAsync(None));
        Assert.False(Directory.Exists(path));

        await journal.BeginAsync(Entry("a", 1), None);

        Assert.Single(Directory.GetFiles(path));
    }

    [Fact]
    public async Task Note_that_no_reader_would_take_is_refused()
    {
        using var journal = new FalFileJournal(_folder.Path);
        string longest = new('\u0001', 1 << 20);
        await journal.BeginAsync(Entry("a", 1) with { Note = longest }, None);
        await journal.AcceptAsync("a", "request-a", None);
        await Assert.ThrowsAsync<ArgumentException>(() => journal.BeginAsync(Entry("b", 2) with { Note = longest + "x" }, None).AsTask());
        journal.Dispose();

        using var next = new FalFileJournal(_folder.Path);
        Assert.Equal([Entry("a", 1) with { RequestId = "request-a", Note = longest }], await next.RecoverAsync(None));
        Assert.Empty(next.Damaged);
    }

    [Fact]
    public void What_may_not_be_opened_is_not_taken_for_another_process()
    {
        // A folder is what no user may open as a file.
        Assert.Throws<UnauthorizedAccessException>(() => JournalFile.TryTakeOver(_folder.Path));
    }

    [Fact]
    public async Task A_folder_that_vanished_does_not_make_the_end_fail()
    {
        string path = Path.Combine(_folder.Path, "a");
        var journal = new FalFileJournal(path);
        await journal.BeginAsync(Entry("a", 1), None);
        await journal.EndAsync("a", None);
        Directory.Delete(path, recursive: true);

        journal.Dispose();
    }

    [Fact]
    public async Task Nothing_is_noted_in_a_folder_that_vanished()
    {
        string path = Path.Combine(_folder.Path, "a");
        using var journal = new FalFileJournal(path);
        await journal.BeginAsync(Entry("a", 1), None);
        Directory.Delete(path, recursive: true);

        await Assert.ThrowsAsync<IOException>(() => journal.BeginAsync(Entry("b", 2), None).AsTask());
    }

    private static FalJournalEntry Entry(string id, int seconds) => new()
    {
        Id = id,
        EndpointId = "fal-ai/x",
        CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds),
    };
}
