namespace Flux2Gen.Cli.Diff.Uses;

/// <summary>What a caller wants of a use.</summary>
internal enum UsePurpose
{
    /// <summary>Neither in particular.</summary>
    Any,

    /// <summary>To make a value: what one does with inputs.</summary>
    Make,

    /// <summary>To look into a value: what one does with outputs.</summary>
    Read,
}
