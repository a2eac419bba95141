using Flux2Gen;

namespace CrashingClient;

/// <summary>A journal that says what it is told, before and after: whoever reads it can kill the program in between.</summary>
internal sealed class ToldJournal(IFalJournal journal) : IFalJournal
{
    public ValueTask BeginAsync(FalJournalEntry entry, CancellationToken cancellationToken) => Tell("begin", journal.BeginAsync(entry, cancellationToken));

    public ValueTask AcceptAsync(string entryId, string requestId, CancellationToken cancellationToken) => Tell("accept", journal.AcceptAsync(entryId, requestId, cancellationToken));

    public ValueTask EndAsync(string entryId, CancellationToken cancellationToken) => Tell("end", journal.EndAsync(entryId, cancellationToken));

    public ValueTask<IReadOnlyList<FalJournalEntry>> RecoverAsync(CancellationToken cancellationToken) => journal.RecoverAsync(cancellationToken);

    private static async ValueTask Tell(string step, ValueTask noting)
    {
        Console.WriteLine($"before {step}");
        await noting;
        Console.WriteLine($"after {step}");
    }
}
