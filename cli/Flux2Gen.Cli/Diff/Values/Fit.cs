namespace Flux2Gen.Cli.Diff.Values;

/// <summary>How many of the values of one schema are values of another. In order: the worse is the greater.</summary>
internal enum Fit
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>The document does not say: the one schema allows any value.</summary>
    Unknown,

    /// <summary>Some are not.</summary>
    Some,

    /// <summary>No value is.</summary>
    None,
}
