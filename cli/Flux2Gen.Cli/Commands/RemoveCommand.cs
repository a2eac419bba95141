using System.CommandLine;
using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>remove</c>: takes documents of endpoints out of the project.</summary>
internal static class RemoveCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        Argument<string[]> ids = EndpointArguments.OneOrMore();
        var command = new Command("remove", "Delete documents of endpoints from the specs folder.") { ids, SharedOptions.Specs, SharedOptions.Json };
        return ToolRun.Let(command, environment, (run, _) =>
        {
            SpecStore store = run.OpenStore();
            try
            {
                return Task.FromResult(OutcomeReport.Write(run, [.. run.Parsed.GetRequiredValue(ids).Distinct(StringComparer.Ordinal).Select(id => Remove(store, id))]));
            }
            finally
            {
                store.Save();
            }
        });
    }

    private static EndpointOutcome Remove(SpecStore store, string id)
    {
        try
        {
            return store.Remove(id)
                ? new EndpointOutcome(id, OutcomeKind.Removed) { Path = store.PathOf(id) }
                : new EndpointOutcome(id, OutcomeKind.Failed) { Reason = $"There is no '{store.PathOf(id)}'." };
        }
        catch (StoreException exception)
        {
            return new EndpointOutcome(id, OutcomeKind.Failed) { Reason = exception.Message };
        }
    }
}
