using System.Globalization;
using Flux2Gen.Cli.Output;
using Spectre.Console;

namespace Flux2Gen.Cli.Diff.Output;

/// <summary>Writes changes as tables for people.</summary>
/// <param name="terminal">Where.</param>
internal sealed class TableWriter(Terminal terminal)
{
    private static readonly string[] Columns = ["compile", "run time", "change"];

    /// <summary>Writes changes.</summary>
    /// <param name="result">The changes.</param>
    public void Write(DiffResult result)
    {
        foreach (EndpointDiff endpoint in result.Endpoints.Where(endpoint => endpoint.Changes.Count > 0 && !endpoint.IsNew))
        {
            terminal.Heading(endpoint.Id);
            Write(endpoint.Changes);
            terminal.Line("");
        }

        if (result.Endpoints.Any(endpoint => endpoint.IsNew))
        {
            terminal.Heading("New endpoints");
            Write([.. result.Endpoints.Where(endpoint => endpoint.IsNew).SelectMany(endpoint => endpoint.Changes)]);
            terminal.Line("");
        }

        terminal.Line(ImpactText.Summary(result));
    }

    /// <summary>Writes the changes of an endpoint below what is said of it.</summary>
    /// <param name="changes">The changes, the worst first.</param>
    /// <param name="indent">How far to the right.</param>
    /// <param name="limit">How many at the most; what is left out is counted.</param>
    public void Write(IReadOnlyList<Change> changes, int indent, int limit)
    {
        // A line that says 'one more' takes as much room as the one.
        int shown = changes.Count <= limit + 1 ? changes.Count : limit;
        Write([.. changes.Take(shown)], indent);
        if (shown < changes.Count)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{new string(' ', indent)}… and {changes.Count - shown} more: flux2gen diff, or --format markdown"));
        }
    }

    private void Write(IReadOnlyList<Change> changes, int indent = 0) => terminal.Table(
        Columns,
        changes.Select(change => (Cell[])[Of(change.Compile), Of(change.Runtime), Description(change)]),
        firm: 2,
        indent);

    private static Cell Description(Change change) => new(
        change.Kind == ChangeKind.EndpointAdded ? $"{change.Wire} as {change.Where}" : $"{change.Where}: {change.What}",
        More: change.Worst == Impact.Safe ? "" : ImpactText.Advice(change));

    private static Cell Of(Impact impact) => new(ImpactText.Of(impact), impact switch
    {
        Impact.Breaking => Color.Red,
        Impact.Risky => Color.Yellow,
        _ => Color.Green,
    });
}
