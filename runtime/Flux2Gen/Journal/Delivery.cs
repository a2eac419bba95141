namespace Flux2Gen;

/// <summary>A result on its way to the caller: whoever hands it over strikes it off.</summary>
/// <typeparam name="TOutput">The type of the output.</typeparam>
/// <param name="Result">The result.</param>
/// <param name="JournalId">The request's entry in the client's journal; null when there is none.</param>
internal readonly record struct Delivery<TOutput>(FalResult<TOutput> Result, string? JournalId);
