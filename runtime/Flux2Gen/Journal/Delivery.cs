namespace Flux2Gen;

/// <summary>A result on its way to the caller: whoever hands it over confirms that.</summary>
/// <typeparam name="TOutput">The type of the output.</typeparam>
/// <param name="Result">The result.</param>
/// <param name="Mark">The request's entry in the client's journal; null when there is none.</param>
internal readonly record struct Delivery<TOutput>(FalResult<TOutput> Result, JournalMark? Mark)
{
    /// <summary>Completes the journal entry. A result that does not fit its type stays in the journal: its program may be behind the endpoint.</summary>
    public ValueTask ConfirmAsync() => Result.IsRead && Mark is { } mark ? mark.SettleAsync() : default;
}
