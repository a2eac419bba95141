namespace Flux2Gen.Cli.Specs;

/// <summary>Why something could not be fetched, as far as it makes a difference.</summary>
internal enum FetchProblem
{
    /// <summary>The server does not have it.</summary>
    NotFound,

    /// <summary>The server's answer is not to be trusted, or not what was asked for.</summary>
    Refused,

    /// <summary>There was no answer, or one that says to come back later.</summary>
    Unreachable,
}
