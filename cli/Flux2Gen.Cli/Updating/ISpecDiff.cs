namespace Flux2Gen.Cli.Updating;

/// <summary>Says how two versions of a document differ.</summary>
internal interface ISpecDiff
{
    /// <summary>Compares two versions of an endpoint's document.</summary>
    /// <param name="endpointId">The endpoint's id.</param>
    /// <param name="before">The JSON that the project has.</param>
    /// <param name="after">The JSON that it gets.</param>
    /// <returns>The changes, the worst first; none when the difference means nothing.</returns>
    IReadOnlyList<SpecChange> Compare(string endpointId, string before, string after);
}
