using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flux2Gen.Cli.Diffing.Output;

/// <summary>Writes changes as tables for people at a terminal.</summary>
/// <param name="console">Where; it knows whether there are colours.</param>
internal sealed class TableWriter(IAnsiConsole console)
{
    /// <summary>Writes changes.</summary>
    /// <param name="result">The changes.</param>
    public void Write(DiffResult result)
    {
        foreach (EndpointDiff endpoint in result.Endpoints.Where(endpoint => endpoint.Changes.Count > 0 && !endpoint.IsNew))
        {
            Write(endpoint.Id, endpoint.Changes);
        }

        if (result.Endpoints.Any(endpoint => endpoint.IsNew))
        {
            Write("New endpoints", [.. result.Endpoints.Where(endpoint => endpoint.IsNew).SelectMany(endpoint => endpoint.Changes)]);
        }

        console.WriteLine(ImpactText.Summary(result));
    }

    private void Write(string title, IReadOnlyList<Change> changes)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string heading in (string[])["compile", "run time", "change"])
        {
            table.AddColumn(new TableColumn(new Text(heading)) { NoWrap = heading != "change" });
        }

        foreach (Change change in changes)
        {
            table.AddRow(ImpactCell(change.Compile), ImpactCell(change.Runtime), Description(change));
        }

        console.Write(new Text(title, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(table);
    }

    private static IRenderable Description(Change change)
    {
        var what = new Text(change.Kind == ChangeKind.EndpointAdded ? $"{change.Wire} as {change.Where}" : $"{change.Where}: {change.What}");
        string more = ImpactText.Advice(change);
        return change.Worst == Impact.Safe || more.Length == 0 ? what : new Rows(what, new Text(more, new Style(decoration: Decoration.Dim)));
    }

    private static Text ImpactCell(Impact impact) => new(ImpactText.Of(impact), impact switch
    {
        Impact.Breaking => new Style(Color.Red),
        Impact.Risky => new Style(Color.Yellow),
        _ => new Style(Color.Green),
    });
}
