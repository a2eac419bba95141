namespace Flux2Gen.Cli.Specs;

/// <summary>What became of an endpoint. Scripts see the names, in small letters.</summary>
internal enum OutcomeKind
{
    /// <summary>Its document is new in the folder.</summary>
    Added,

    /// <summary>Its document was replaced.</summary>
    Updated,

    /// <summary>Its document would have been replaced.</summary>
    Outdated,

    /// <summary>There was nothing to do.</summary>
    Unchanged,

    /// <summary>Its document was deleted.</summary>
    Removed,

    /// <summary>It cannot be done as things are.</summary>
    Failed,

    /// <summary>fal did not answer; another time it may.</summary>
    Unreachable,
}
