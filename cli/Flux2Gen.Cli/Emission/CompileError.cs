namespace Flux2Gen.Cli.Emission;

/// <summary>An error, or a warning, in an emitted source.</summary>
/// <param name="HintName">The source; empty when it is in none.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Id">The compiler's id.</param>
/// <param name="Message">What the compiler says.</param>
internal sealed record CompileError(string HintName, int Line, string Id, string Message)
{
    /// <summary>Returns one line for people.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{HintName}({Line}): {Id}: {Message.ReplaceLineEndings(" ")}";
}
