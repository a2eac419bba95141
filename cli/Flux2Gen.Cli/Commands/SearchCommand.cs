using System.CommandLine;
using System.Text.Json;
using Flux2Gen.Cli.Output;
using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>search</c>: finds endpoints.</summary>
internal static class SearchCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        var text = new Argument<string[]>("text")
        {
            Description = "What to look for.",
            Arity = ArgumentArity.OneOrMore,
        };
        var category = new Option<string?>("--category") { Description = "Only this category, such as text-to-image.", HelpName = "name" };
        var limit = new Option<int>("--limit")
        {
            Description = "The most that is listed.",
            HelpName = "number",
            DefaultValueFactory = _ => 20,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000)
            {
                result.AddError("--limit is from 1 to 1000.");
            }
        });
        var command = new Command("search", "Find endpoints in fal's list of models.") { text, category, limit, SharedOptions.Fal, SharedOptions.Json };
        return ToolRun.Let(command, environment, async (run, cancellationToken) =>
        {
            FalCatalog catalog = run.OpenCatalog();
            string query = string.Join(' ', run.Parsed.GetRequiredValue(text));
            IReadOnlyList<ModelSummary> models = await run.WorkingAsync(
                "Searching",
                () => catalog.SearchAsync(query, run.Parsed.GetValue(category), run.Parsed.GetValue(limit), cancellationToken));
            if (run.IsJson)
            {
                run.Terminal.Json(writer => WriteJson(writer, models));
            }
            else if (models.Count == 0)
            {
                run.Terminal.Line($"fal lists nothing for '{query}'.");
            }
            else
            {
                Write(run.Terminal, models);
            }

            return ExitCodes.Success;
        });
    }

    private static void Write(Terminal terminal, IReadOnlyList<ModelSummary> models)
    {
        if (terminal.IsNarrow)
        {
            terminal.Definitions(models.Select(model => (model.EndpointId, (IReadOnlyList<string>)[$"{model.Name} ({CategoryOf(model)})", model.Description])));
        }
        else
        {
            terminal.Table(["Endpoint", "Name", "Category", "Description"], models.Select(model => (Cell[])[model.EndpointId, model.Name, CategoryOf(model), model.Description]));
        }
    }

    private static string CategoryOf(ModelSummary model) => model.Status == "deprecated" ? $"{model.Category}, deprecated" : model.Category;

    private static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<ModelSummary> models)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("endpoints");
        foreach (ModelSummary model in models)
        {
            writer.WriteStartObject();
            writer.WriteString("id", model.EndpointId);
            writer.WriteString("name", model.Name);
            writer.WriteString("category", model.Category);
            writer.WriteString("status", model.Status);
            writer.WriteString("description", model.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
