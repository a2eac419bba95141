namespace Flux2Gen.Cli.Verification.Fuzzing;

/// <summary>What can be wrong with what the generator makes of a document.</summary>
internal enum FuzzFinding
{
    /// <summary>It failed, said nothing of a document that it refused, or made other code the second time.</summary>
    Exception,

    /// <summary>Text of the document is code, or declares something, or hides.</summary>
    Escape,

    /// <summary>The code does not compile without a warning.</summary>
    CompileError,

    /// <summary>A small document took long, twice.</summary>
    Slow,
}
