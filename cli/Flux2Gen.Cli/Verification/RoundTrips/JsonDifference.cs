namespace Flux2Gen.Cli.Verification.RoundTrips;

/// <summary>The first place where two JSON values differ.</summary>
/// <param name="Path">Where, such as <c>$.images[0].url</c>.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Found">What is there.</param>
internal sealed record JsonDifference(string Path, string Expected, string Found)
{
    private const int MaxLength = 120;

    /// <summary>Returns one line for people.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Path}: expected {Shorten(Expected)}, found {Shorten(Found)}";

    private static string Shorten(string text)
    {
        text = text.ReplaceLineEndings(" ");
        return text.Length <= MaxLength ? text : text[..MaxLength] + "...";
    }
}
