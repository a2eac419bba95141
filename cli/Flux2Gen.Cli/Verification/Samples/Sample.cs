namespace Flux2Gen.Cli.Verification.Samples;

/// <summary>A request or response body to try an endpoint's types on.</summary>
/// <param name="IsInput">Whether it is a request's.</param>
/// <param name="Label">What is special about it.</param>
/// <param name="Json">The body.</param>
internal sealed record Sample(bool IsInput, string Label, string Json)
{
    /// <summary>Returns a name for people.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => $"{(IsInput ? "input" : "output")}, {Label}";
}
