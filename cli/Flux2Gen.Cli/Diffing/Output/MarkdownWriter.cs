namespace Flux2Gen.Cli.Diffing.Output;

/// <summary>Writes changes as Markdown, for the description of a pull request.</summary>
/// <param name="output">Where.</param>
internal sealed class MarkdownWriter(TextWriter output)
{
    /// <summary>Writes changes.</summary>
    /// <param name="result">The changes.</param>
    public void Write(DiffResult result)
    {
        foreach (EndpointDiff endpoint in result.Endpoints.Where(endpoint => endpoint.Changes.Count > 0 && !endpoint.IsNew))
        {
            Line($"### {Code(endpoint.Id)}");
            Line("");
            Line("| compile | run time | where | what | what it means |");
            Line("| --- | --- | --- | --- | --- |");
            foreach (Change change in endpoint.Changes)
            {
                Line($"| {Strong(change.Compile)} | {Strong(change.Runtime)} | {Code(change.Where)} | {Escape(change.What)} | {Escape(ImpactText.Advice(change))} |");
            }

            Line("");
        }

        if (result.Endpoints.Any(endpoint => endpoint.IsNew))
        {
            Line("### New endpoints");
            Line("");
            foreach (Change change in result.Endpoints.Where(endpoint => endpoint.IsNew).SelectMany(endpoint => endpoint.Changes))
            {
                Line($"- {Code(change.Wire!)} as {Code(change.Where)}");
            }

            Line("");
        }

        Line(ImpactText.Summary(result));
    }

    private static string Strong(Impact impact) => impact == Impact.Breaking ? $"**{ImpactText.Of(impact)}**" : ImpactText.Of(impact);

    // C# names and ids have no backticks.
    private static string Code(string text) => $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    /// <summary>A document's own values are in these texts: nothing of them may become Markdown or HTML.</summary>
    private static string Escape(string text) => string.Concat(text.Select(character => character switch
    {
        '\\' or '|' or '*' or '_' or '`' or '[' or ']' or '~' or '#' or '!' => $"\\{character}",
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '\r' or '\n' or '\t' => " ",
        _ => character.ToString(),
    }));

    // The same bytes on every system.
    private void Line(string text)
    {
        output.Write(text);
        output.Write('\n');
    }
}
