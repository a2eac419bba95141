namespace Flux2Gen.Journal;

/// <summary>A result on its way to the caller: whoever hands it over confirms that.</summary>
/// <typeparam name="TOutput">The type of the output.</typeparam>
/// <param name="Result">The result.</param>
/// <param name="Mark">The request's entry in the client's journal; null when there is none.</param>
internal readonly record struct JournaledResult<TOutput>(FalResult<TOutput> Result, JournalLease? Mark)
{
    /// <summary>Gets the journal entry to complete; null when there is none, or when the result does not fit its type: its program may be behind the endpoint.</summary>
    public JournalLease? MarkToSettle => Result.IsRead ? Mark : null;

    /// <summary>Completes the journal entry.</summary>
    public ValueTask ConfirmAsync() => MarkToSettle?.SettleAsync() ?? default;
}
