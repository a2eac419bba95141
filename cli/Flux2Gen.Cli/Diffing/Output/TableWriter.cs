using Spectre.Console;

namespace Flux2Gen.Cli.Diffing.Output;

/// <summary>Writes changes as tables for people at a terminal.</summary>
/// <param name="console">Where; it knows whether there are colours.</param>
internal sealed class TableWriter(IAnsiConsole console)
{
    /// <summary>Writes changes.</summary>
    /// <param name="result">The changes.</param>
    public void Write(DiffResult result)
    {
        foreach (EndpointDiff endpoint in result.Endpoints.Where(endpoint => endpoint.Changes.Count > 0))
        {
            console.Write(new Text(endpoint.Id, new Style(decoration: Decoration.Bold)));
            console.WriteLine();
            console.Write(TableOf(endpoint));
        }

        console.WriteLine(ImpactText.Summary(result));
    }

    private static Table TableOf(EndpointDiff endpoint)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string heading in (string[])["compile", "run time", "where", "what", "what it means"])
        {
            table.AddColumn(new TableColumn(new Text(heading)) { NoWrap = heading is "compile" or "run time" });
        }

        foreach (Change change in endpoint.Changes)
        {
            table.AddRow(
                ImpactCell(change.Compile),
                ImpactCell(change.Runtime),
                new Text(change.Where),
                new Text(change.What),
                new Text($"{change.Meaning} {change.Action}".Trim()));
        }

        return table;
    }

    private static Text ImpactCell(Impact impact) => new(ImpactText.Of(impact), impact switch
    {
        Impact.Breaking => new Style(Color.Red),
        Impact.Risky => new Style(Color.Yellow),
        _ => new Style(Color.Green),
    });
}
