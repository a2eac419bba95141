namespace Flux2Gen.Cli.Commands;

/// <summary>What the program's exit code says. Documented in <c>docs/tool.md</c>: scripts rely on it.</summary>
internal static class ExitCodes
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>Something that was looked at failed.</summary>
    public const int Failure = 1;

    /// <summary>There was nothing to look at: a wrong command line, or no documents.</summary>
    public const int Usage = 2;

    /// <summary><c>update --check</c> found something outdated, and nothing failed.</summary>
    public const int Outdated = 3;

    /// <summary><c>diff</c> found a change that breaks code, or programs that run.</summary>
    public const int Breaking = 3;

    /// <summary>fal did not answer, and nothing else failed.</summary>
    public const int Unreachable = 4;

    /// <summary>The user ended it, as shells say it of Ctrl+C.</summary>
    public const int Cancelled = 130;
}
