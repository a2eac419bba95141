using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Output;
using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>list</c>: shows what is in the specs folder.</summary>
internal static class ListCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        var command = new Command("list", "List the endpoints of the specs folder.") { SharedOptions.Specs, SharedOptions.Json };
        return ToolRun.Let(command, environment, (run, _) =>
        {
            SpecStore store = run.OpenStore();
            IReadOnlyList<StoredDocument> documents = store.List();
            if (run.IsJson)
            {
                run.Terminal.Json(writer => WriteJson(writer, documents));
            }
            else if (documents.Count == 0)
            {
                run.Terminal.Line($"There are no documents in '{store.Folder}'; 'flux2gen add <endpoint-id>' adds one.");
            }
            else
            {
                run.Terminal.Table(["Endpoint", "C#", "State", "Fetched"], documents.Select(document => (Cell[])
                [
                    document.EndpointId, NameOf(document) is { } name ? $"fal.{name}" : "", StateOf(document), document.Entry is { } entry ? LockFile.TextOf(entry.Fetched)[..10] : "",
                ]));
            }

            return Task.FromResult(ExitCodes.Success);
        });
    }

    private static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<StoredDocument> documents)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("endpoints");
        foreach (StoredDocument document in documents)
        {
            writer.WriteStartObject();
            writer.WriteString("id", document.EndpointId);
            writer.WriteString("file", document.Path);
            writer.WriteString("state", StateOf(document));
            if (NameOf(document) is { } name)
            {
                writer.WriteString("name", name);
            }

            if (document.Entry is { } entry)
            {
                writer.WriteString("source", entry.Source);
                writer.WriteString("fetched", LockFile.TextOf(entry.Fetched));
                writer.WriteString("sha256", entry.Sha256);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string? NameOf(StoredDocument document) => File.Exists(document.Path) ? EndpointView.TryRead(File.ReadAllText(document.Path))?.Name : null;

    private static string StateOf(StoredDocument document) => document.State.ToString().ToLower(CultureInfo.InvariantCulture);
}
