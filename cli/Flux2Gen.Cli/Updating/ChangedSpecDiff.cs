namespace Flux2Gen.Cli.Updating;

/// <summary>Says that there is a difference, and no more.</summary>
internal sealed class ChangedSpecDiff : ISpecDiff
{
    /// <inheritdoc/>
    public IReadOnlyList<SpecChange> Compare(string endpointId, string before, string after) => [new SpecChange("changed", "the document is another one")];
}
