namespace Flux2Gen.Cli.Diff;

/// <summary>What a change does to code, or to a program that runs. In order: the worse is the greater.</summary>
internal enum Impact
{
    /// <summary>Nothing stops working.</summary>
    Safe,

    /// <summary>Something may behave otherwise, or gets a warning of the compiler.</summary>
    Risky,

    /// <summary>Something stops working.</summary>
    Breaking,
}
