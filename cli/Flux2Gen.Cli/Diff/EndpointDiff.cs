namespace Flux2Gen.Cli.Diff;

/// <summary>The changes of one endpoint.</summary>
/// <param name="Id">The endpoint's id; the new one, where the two documents are of different endpoints.</param>
/// <param name="Changes">The changes, the worst first.</param>
internal sealed record EndpointDiff(string Id, IReadOnlyList<Change> Changes)
{
    /// <summary>Gets a value indicating whether there was no such endpoint before.</summary>
    public bool IsNew => Changes is [{ Kind: ChangeKind.EndpointAdded }];
}
