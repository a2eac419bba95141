using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Journal;

/// <summary>What a process left behind is there until somebody has taken it, whatever comes between: a cancelled token, a loop left early, a result that could not be saved.</summary>
public sealed class OrphanTests : FalTest
{
    private JournalFolder Folder => field ??= Own(new JournalFolder());

    [Fact]
    public async Task A_cancelled_recovery_deletes_nothing()
    {
        await Folder.LeaveAsync("a", "b");
        using (FalFileJournal journal = Folder.Open())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => journal.RecoverAsync(new CancellationToken(canceled: true)).AsTask());
        }

        Assert.Equal(["request-a", "request-b"], await Folder.FindAsync());
    }

    [Fact]
    public async Task A_recovery_by_a_journal_that_was_disposed_of_deletes_nothing()
    {
        await Folder.LeaveAsync("a", "b");
        FalFileJournal journal = Folder.Open();
        journal.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.RecoverAsync(CancellationToken.None).AsTask());

        Assert.Equal(["request-a", "request-b"], await Folder.FindAsync());
    }

    [Fact]
    public async Task A_token_that_was_cancelled_at_the_start_loses_nothing()
    {
        await Folder.LeaveAsync("a");
        using (FalFileJournal journal = Folder.Open())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => ClientWith(journal).ResumeAsync(new CancellationToken(canceled: true)).ToListAsync().AsTask());
        }

        Assert.Equal(["request-a"], await Folder.FindAsync());
    }

    [Fact]
    public async Task What_a_loop_that_was_left_did_not_take_is_given_again_to_the_same_process()
    {
        await Folder.LeaveAsync("a", "b", "c");
        using FalFileJournal journal = Folder.Open();
        FalClient client = ClientWith(journal);
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (FalUnfinishedRequest unfinished in client.ResumeAsync())
            {
                throw new IOException($"{unfinished.RequestId} could not be saved.");
            }
        });

        Assert.Equal(["request-a", "request-b", "request-c"], await client.ResumeAsync().Select(static unfinished => unfinished.RequestId).ToListAsync());
    }

    [Fact]
    public async Task A_result_that_was_fetched_and_not_saved_is_found_again()
    {
        await Folder.LeaveAsync("a");
        Server.Answer(200, Status("COMPLETED")).Answer(200, """{"images":[1]}""");
        using (FalFileJournal journal = Folder.Open())
        {
            FalClient client = ClientWith(journal);
            await Assert.ThrowsAsync<IOException>(async () =>
            {
                await foreach (FalUnfinishedRequest unfinished in client.ResumeAsync())
                {
                    Assert.True(unfinished.TryAttach(client.Endpoint(JournalFolder.EndpointId), out FalRequest<JsonElement>? request));
                    await request.GetResultAsync();
                    throw new IOException("It could not be saved.");
                }
            });
        }

        Assert.True(Server.IsFinished);
        Assert.Equal(["request-a"], await Folder.FindAsync());
    }

    [Fact]
    public async Task An_outcome_of_many_that_was_not_saved_is_found_by_the_next_process()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, """{"images":[1]}""");
        using (FalFileJournal journal = Folder.Open())
        {
            FalEndpoint<JsonElement, JsonElement> endpoint = ClientWith(journal).Endpoint(JournalFolder.EndpointId);
            await Assert.ThrowsAsync<IOException>(async () =>
            {
                await foreach (FalOutcome<JsonElement, JsonElement> outcome in endpoint.SubscribeManyAsync([Input]))
                {
                    Assert.True(outcome.IsSuccess);
                    throw new IOException("It could not be saved.");
                }
            });
        }

        Assert.Equal([RequestId], await Folder.FindAsync());
    }

    private FalClient ClientWith(FalFileJournal journal) => CreateClient(settings => settings.Journal = journal);
}
