using System.CommandLine;
using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>update</c>: brings documents to what fal has now.</summary>
internal static class UpdateCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        Argument<string[]> ids = EndpointArguments.ZeroOrMore("Ids of endpoints; all that were added when none is given.");
        var check = new Option<bool>("--check")
        {
            Description = "Change nothing, and exit with 3 when something is outdated.",
        };
        var command = new Command("update", "Fetch documents again, and say what changed and what it breaks.")
        {
            ids,
            check,
            SharedOptions.Specs,
            SharedOptions.Fal,
            SharedOptions.Force,
            SharedOptions.Format,
            SharedOptions.Json,
        };
        var clients = new ClientOptions();
        clients.AddTo(command);
        return ToolRun.Let(command, environment, async (run, cancellationToken) =>
        {
            SpecStore store = run.OpenStore();
            var update = new DocumentUpdate(store, run.OpenIntake(store), clients.Of(run.Parsed), environment.Time)
            {
                IsCheck = run.Parsed.GetValue(check),
                IsForced = run.Parsed.GetValue(SharedOptions.Force),
            };
            IReadOnlyList<EndpointOutcome> outcomes = await run.WorkingAsync(
                "Fetching documents",
                () => update.RunAsync(run.Parsed.GetValue(ids) ?? [], cancellationToken));
            if (outcomes.Count == 0 && run.Format == OutputFormat.Table)
            {
                run.Terminal.Line($"Nothing is recorded in '{store.Folder}'; 'flux2gen add <endpoint-id>' adds an endpoint.");
            }

            return OutcomeReport.Write(run, outcomes);
        });
    }
}
