namespace Flux2Gen.Journal;

/// <summary>What a line of a journal says.</summary>
internal enum JournalStep
{
    /// <summary>A step of a later version, or a damaged one.</summary>
    Unknown,

    /// <summary>A request is about to be submitted, or was taken over with the id it has.</summary>
    Begin,

    /// <summary>fal has told the id.</summary>
    Accept,

    /// <summary>The outcome was delivered.</summary>
    End,
}
