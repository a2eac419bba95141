namespace Flux2Gen;

/// <summary>A request in an <see cref="IFalJournal"/>. The input is not part of it.</summary>
public sealed record FalJournalEntry
{
    /// <summary>Gets the id of the entry: a word of letters and digits that no other entry has.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the endpoint, such as <c>fal-ai/flux-2/edit</c>; empty if the journal lost it.</summary>
    public required string EndpointId { get; init; }

    /// <summary>Gets fal's id of the request; <see langword="null"/> until fal has told it.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets when the request was about to be submitted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets what the caller noted, such as the number of an order: <see cref="FalQueueOptions.JournalNote"/>.</summary>
    public string? Note { get; init; }
}
