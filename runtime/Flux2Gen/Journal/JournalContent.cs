namespace Flux2Gen.Journal;

/// <summary>What could be read of a journal's file.</summary>
/// <param name="Entries">The entries that were not ended.</param>
/// <param name="Problem">What was not understood; <see langword="null"/> if every line was, to its last member.</param>
internal readonly record struct JournalContent(IReadOnlyList<FalJournalEntry> Entries, string? Problem);
