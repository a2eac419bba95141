namespace Flux2Gen.Cli.Specs;

/// <summary>Something could not be fetched. The message is for people.</summary>
/// <param name="problem">Why, as far as it makes a difference.</param>
/// <param name="message">Why.</param>
internal sealed class FetchException(FetchProblem problem, string message) : Exception(message)
{
    /// <summary>Gets why, as far as it makes a difference.</summary>
    public FetchProblem Problem { get; } = problem;
}
