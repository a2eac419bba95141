namespace Flux2Gen.Cli.Commands;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCodes
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>Something that was looked at failed.</summary>
    public const int Failure = 1;

    /// <summary>There was nothing to look at: a wrong command line, or no documents.</summary>
    public const int Usage = 2;

    /// <summary><c>diff</c> found a change that breaks code, or programs that run.</summary>
    public const int Breaking = 3;
}
