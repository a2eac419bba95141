namespace Flux2Gen.Cli.Specs;

/// <summary>How a document in the folder compares with what is recorded of it.</summary>
internal enum StoredState
{
    /// <summary>It is as it was fetched, apart from spaces, line endings and the order of members.</summary>
    Current,

    /// <summary>It was changed since it was fetched.</summary>
    Edited,

    /// <summary>It is recorded, and not there.</summary>
    Missing,

    /// <summary>It is there, and nothing is recorded of it.</summary>
    Unrecorded,
}
