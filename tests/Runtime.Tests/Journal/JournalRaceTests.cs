using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Journal;

/// <summary>Journals of one folder that come into each other's way between the opening of a file and its lock.</summary>
public sealed class JournalRaceTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_made_while_others_recover_is_not_taken_for_an_orphan()
    {
        using var stop = new CancellationTokenSource();
        Task[] others = [.. Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(Recover, TaskCreationOptions.LongRunning))];

        try
        {
            for (int round = 0; round < 5000; round++)
            {
                using JournalFile file = JournalFile.Create(_folder.Path);

                // Beside it there may be one that somebody else was faster to lock, and is about to delete.
                Assert.NotEmpty(_folder.Files);
            }
        }
        finally
        {
            await stop.CancelAsync();
        }

        await Task.WhenAll(others).WaitAsync(FalTest.HangLimit);

        void Recover()
        {
            using FalFileJournal other = _folder.Open();
            while (!stop.IsCancellationRequested)
            {
                ValueTask<IReadOnlyList<FalJournalEntry>> recovery = other.RecoverAsync(CancellationToken.None);
                Assert.True(recovery.IsCompletedSuccessfully && recovery.Result.Count == 0);
            }
        }
    }

    [Fact]
    public async Task A_file_is_taken_over_by_one_of_several()
    {
        string path = Path.Combine(_folder.Path, "1.faljournal");
        for (int round = 0; round < 3000; round++)
        {
            int taken = 0;
            await File.WriteAllBytesAsync(path, []);

            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(TakeOver))).WaitAsync(FalTest.HangLimit);

            Assert.Equal(1, taken);

            void TakeOver()
            {
                while (File.Exists(path))
                {
                    using JournalFile? orphan = JournalFile.TryTakeOver(path);
                    if (orphan is not null)
                    {
                        Interlocked.Increment(ref taken);
                        orphan.Delete();
                    }
                }
            }
        }
    }

    [Fact]
    public async Task What_was_disposed_of_while_it_wrote_can_be_taken_over_at_once()
    {
        for (int round = 0; round < 200; round++)
        {
            FalFileJournal journal = _folder.Open();
            Task begun = journal.BeginAsync(JournalFolder.Entry($"{round}"), CancellationToken.None).AsTask();
            journal.Dispose();

            using FalFileJournal next = _folder.Open();
            Assert.Equal($"{round}", Assert.Single(await next.RecoverAsync(CancellationToken.None)).Id);
            await begun;
            await next.EndAsync($"{round}", CancellationToken.None);
        }
    }

    [Fact]
    public async Task Of_several_that_recover_at_once_each_entry_is_given_to_one()
    {
        for (int round = 0; round < 50; round++)
        {
            await _folder.LeaveAsync("a");
            await _folder.LeaveAsync("b");
            FalFileJournal[] journals = [.. Enumerable.Range(0, 4).Select(_ => _folder.Open())];

            IReadOnlyList<FalJournalEntry>[] found = await Task.WhenAll(
                journals.Select(journal => Task.Run(() => journal.RecoverAsync(CancellationToken.None).AsTask()))).WaitAsync(FalTest.HangLimit);

            Assert.Equal(["a", "b"], found.SelectMany(static entries => entries).Select(static entry => entry.Id).Order());
            foreach (FalFileJournal journal in journals)
            {
                await journal.EndAsync("a", CancellationToken.None);
                await journal.EndAsync("b", CancellationToken.None);
                journal.Dispose();
            }
        }
    }
}
