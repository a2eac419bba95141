using CrashingClient;
using CrashingClient.Fal;
using Flux2Gen;

// Arguments: the address of the local fal, the folder of the journal, the file that says what became of each number, how many numbers.
string log = args[2];
using var files = new FalFileJournal(args[1]);
using var client = new FalClient(new FalClientOptions
{
    Hosts = FalHosts.Local(new Uri(args[0])),
    Credentials = FalCredentials.FromKey("id:crashing-client"),
    Polling = new FalPollingOptions { InitialInterval = TimeSpan.FromMilliseconds(20) },
    Journal = new ToldJournal(files),
});
var fal = new FalApi(client);
HashSet<string> settled = File.Exists(log) ? [.. (await File.ReadAllLinesAsync(log)).Select(static line => line.Split(' ')[1])] : [];

await foreach (FalUnfinishedRequest unfinished in client.ResumeAsync())
{
    // One that was delivered, but not yet struck off when the process died, is there once more.
    if (settled.Contains(unfinished.Note!))
    {
        await unfinished.RemoveFromJournalAsync();
    }
    else if (unfinished.TryAttach(fal.Flux2Pro, out FalRequest<Flux2ProOutput>? request))
    {
        Settle("delivered", unfinished.Note!, (await request.GetResultAsync()).RequestId);
    }
    else
    {
        Settle("unclear", unfinished.Note!, requestId: null);
        await unfinished.RemoveFromJournalAsync();
    }
}

IEnumerable<Flux2ProInput> rest = Enumerable.Range(0, int.Parse(args[3], null))
    .Select(static number => $"n{number}")
    .Where(note => !settled.Contains(note))
    .Select(static note => new Flux2ProInput { Prompt = note, ImageSize = new ImageSize(64, 64) });
await foreach (FalOutcome<Flux2ProInput, Flux2ProOutput> outcome in fal.Flux2Pro.SubscribeManyAsync(
    rest, maxConcurrency: 8, optionsSelector: static input => new FalSubscribeOptions { JournalNote = input.Prompt }))
{
    Settle("delivered", outcome.Input.Prompt, outcome.GetResult().RequestId);
}

void Settle(string how, string note, string? requestId)
{
    settled.Add(note);
    File.AppendAllText(log, $"{how} {note} {requestId}\n");
    Console.WriteLine(how);
}
