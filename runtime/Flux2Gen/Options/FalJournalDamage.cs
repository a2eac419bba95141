namespace Flux2Gen;

/// <summary>A part of a journal that could not be read, or not to its end. It is kept, and may hold IDs of requests that are paid for.</summary>
public sealed record FalJournalDamage
{
    /// <summary>Gets the path of the file that holds it.</summary>
    public required string Path { get; init; }

    /// <summary>Gets what is wrong with the file. Nothing of its content is in the text.</summary>
    public required string Reason { get; init; }
}
