using System.CommandLine;
using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>add</c>: puts documents of endpoints into the project.</summary>
internal static class AddCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        Argument<string[]> ids = EndpointArguments.OneOrMore();
        var command = new Command("add", "Fetch documents of endpoints, check that a build can use them, and put them into the specs folder.")
        {
            ids,
            SharedOptions.Specs,
            SharedOptions.Fal,
            SharedOptions.Force,
            SharedOptions.Json,
        };
        return ToolRun.Let(command, environment, async (run, cancellationToken) =>
        {
            SpecStore store = run.OpenStore();
            var adder = new DocumentAdder(store, run.OpenIntake(store), environment.Time);
            IReadOnlyList<EndpointOutcome> outcomes = await run.WorkingAsync(
                "Fetching and checking documents",
                () => adder.RunAsync(run.Parsed.GetRequiredValue(ids), run.Parsed.GetValue(SharedOptions.Force), cancellationToken));
            return OutcomeReport.Write(run, outcomes);
        });
    }
}
