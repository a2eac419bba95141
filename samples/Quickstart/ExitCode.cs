namespace Quickstart;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Both pictures are there.</summary>
    public const int Success = 0;

    /// <summary>Something went wrong; a sentence on the error output says what to do.</summary>
    public const int Failure = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>The user pressed Ctrl+C.</summary>
    public const int Cancelled = 130;
}
