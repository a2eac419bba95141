using System.CommandLine;
using System.Text.Json;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Output;
using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>show</c>: what an endpoint takes.</summary>
internal static class ShowCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        var subject = new Argument<string>("endpoint-id|file")
        {
            Description = "An endpoint's id, or a document. An endpoint that is not in the specs folder is looked up at fal.",
        };
        var command = new Command("show", "Show what an endpoint takes.") { subject, SharedOptions.Specs, SharedOptions.Fal, SharedOptions.Json };
        return ToolRun.Let(command, environment, async (run, cancellationToken) =>
        {
            string text = await ReadAsync(run, run.Parsed.GetRequiredValue(subject), cancellationToken);
            if (EndpointView.TryRead(text) is not { } endpoint)
            {
                run.Terminal.Error("No code can be made of the document; 'flux2gen emit' says why.");
                return ExitCodes.Failure;
            }

            if (run.IsJson)
            {
                run.Terminal.Json(writer => WriteJson(writer, endpoint));
            }
            else
            {
                Write(run.Terminal, endpoint);
            }

            return ExitCodes.Success;
        });
    }

    private static async Task<string> ReadAsync(ToolRun run, string subject, CancellationToken cancellationToken)
    {
        if (File.Exists(subject))
        {
            return await File.ReadAllTextAsync(subject, cancellationToken);
        }

        if (!DocumentPath.IsSafe(subject))
        {
            throw new UsageException($"There is no file '{subject}', and it is not an endpoint id.");
        }

        return run.OpenStore().Read(subject)
            ?? (await run.WorkingAsync("Fetching the document", () => run.OpenCatalog().GetDocumentAsync(subject, cancellationToken))).Text;
    }

    private static void Write(Terminal terminal, EndpointView endpoint)
    {
        terminal.Line(endpoint.Id);
        terminal.Line(endpoint.Summary);
        terminal.Line("");
        if (terminal.IsNarrow)
        {
            terminal.Definitions(endpoint.Inputs.Select(input => (NameOf(input), Lines(input))));
        }
        else
        {
            terminal.Table(["Property", "Type", "Range", "Default", "Description"], endpoint.Inputs.Select(input => (Cell[])
            [
                NameOf(input), input.Type, input.Range, input.Default, input.Docs,
            ]));
        }

        terminal.Line("");
        terminal.Line("* has to be given");
        terminal.Line(endpoint.Call);
    }

    private static string NameOf(InputRow input) => input.IsRequired ? $"{input.Name} *" : input.Name;

    private static IReadOnlyList<string> Lines(InputRow input) =>
    [
        input.Default.Length == 0 ? input.Type : $"{input.Type} = {input.Default}",
        .. ((string[])[input.Range, input.Docs]).Where(line => line.Length > 0),
    ];

    private static void WriteJson(Utf8JsonWriter writer, EndpointView endpoint)
    {
        writer.WriteStartObject();
        writer.WriteString("id", endpoint.Id);
        writer.WriteString("name", endpoint.Name);
        writer.WriteString("description", endpoint.Summary);
        writer.WriteString("call", endpoint.Call);
        writer.WriteStartArray("inputs");
        foreach (InputRow input in endpoint.Inputs)
        {
            writer.WriteStartObject();
            writer.WriteString("name", input.Name);
            writer.WriteString("json", input.WireName);
            writer.WriteString("type", input.Type);
            writer.WriteBoolean("required", input.IsRequired);
            writer.WriteString("range", input.Range);
            writer.WriteString("default", input.Default);
            writer.WriteString("description", input.Docs);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
