namespace Flux2Gen.Cli.Diff.Uses;

/// <summary>One thing that a caller can write against a client.</summary>
/// <param name="Name">Its name, such as <c>Flux2ProInput.Seed set</c>.</param>
/// <param name="Owner">The emitted type that it is a use of.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Mentions">The emitted types whose names stand in the code.</param>
/// <param name="Signature">The return type; the method's name is up to whoever writes the code.</param>
/// <param name="Parameters">The parameters, without parentheses.</param>
/// <param name="Body">The expression that the method returns.</param>
internal sealed record Use(
    string Name,
    string Owner,
    UsePurpose Purpose,
    IReadOnlyList<string> Mentions,
    string Signature,
    string Parameters,
    string Body)
{
    /// <summary>Prints it as a method on one line.</summary>
    /// <param name="method">The method's name.</param>
    /// <returns>The C#.</returns>
    public string ToMethod(string method) => $"public static {Signature} {method}({Parameters}) => {Body};";
}
