namespace Flux2Gen.Journal;

/// <summary>An entry that a process left.</summary>
/// <param name="Mark">What completes it.</param>
/// <param name="Entry">What the journal has.</param>
internal sealed record UnfinishedEntry(JournalLease Mark, FalJournalEntry Entry);
