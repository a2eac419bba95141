using Flux2Gen.Cli.Output;

namespace Flux2Gen.Cli.Diff.Output;

/// <summary>Writes changes as Markdown, for the description of a pull request.</summary>
/// <param name="output">Where.</param>
internal sealed class MarkdownWriter(TextWriter output)
{
    /// <summary>Writes changes.</summary>
    /// <param name="result">The changes.</param>
    /// <param name="others">What there is to say about endpoints and documents beside changes: what, and its text.</param>
    public void Write(DiffResult result, params IReadOnlyList<(string Subject, string Text)> others)
    {
        foreach (EndpointDiff endpoint in result.Endpoints.Where(endpoint => endpoint.Changes.Count > 0 && !endpoint.IsNew))
        {
            Line($"### {MarkdownText.Code(endpoint.Id)}");
            Line("");
            Line("| compile | run time | where | what | what it means |");
            Line("| --- | --- | --- | --- | --- |");
            foreach (Change change in endpoint.Changes)
            {
                Line($"| {Strong(change.Compile)} | {Strong(change.Runtime)} | {MarkdownText.Code(change.Where)} | {MarkdownText.Of(change.What)} | {MarkdownText.Of(ImpactText.Advice(change))} |");
            }

            Line("");
        }

        if (result.Endpoints.Any(endpoint => endpoint.IsNew))
        {
            Line("### New endpoints");
            Line("");
            foreach (Change change in result.Endpoints.Where(endpoint => endpoint.IsNew).SelectMany(endpoint => endpoint.Changes))
            {
                Line($"- {MarkdownText.Code(change.Wire!)} as {MarkdownText.Code(change.Where)}");
            }

            Line("");
        }

        if (others.Count > 0)
        {
            Line("### Notes");
            Line("");
            foreach ((string subject, string text) in others)
            {
                Line($"- {MarkdownText.Code(subject)}: {MarkdownText.Of(text)}");
            }

            Line("");
        }

        Line(ImpactText.Summary(result));
    }

    private static string Strong(Impact impact) => impact == Impact.Breaking ? $"**{ImpactText.Of(impact)}**" : ImpactText.Of(impact);

    // The same bytes on every system.
    private void Line(string text)
    {
        output.Write(text);
        output.Write('\n');
    }
}
