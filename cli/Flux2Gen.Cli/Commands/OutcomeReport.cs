using System.Text.Json;
using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Diff.Output;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Output;
using Flux2Gen.Cli.Specs;
using Spectre.Console;

namespace Flux2Gen.Cli.Commands;

/// <summary>Says what became of endpoints, to people, to reviewers or to scripts.</summary>
internal static class OutcomeReport
{
    // What people are shown of one endpoint before they have to ask.
    private const int MaxChanges = 8;

    // Below the ids.
    private const int Indent = 12;

    /// <summary>Prints outcomes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="outcomes">What became of each endpoint.</param>
    /// <param name="writeMore">Writes further members of the JSON.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Write(ToolRun run, IReadOnlyList<EndpointOutcome> outcomes, Action<Utf8JsonWriter>? writeMore = null)
    {
        var changes = new DiffResult([.. outcomes.Select(outcome => new EndpointDiff(outcome.EndpointId, outcome.Changes))]);
        switch (run.Format)
        {
            case OutputFormat.Json:
                run.Terminal.Json(json => OutcomeJson.Write(json, outcomes, changes, writeMore));
                break;
            case OutputFormat.Markdown:
                new MarkdownWriter(run.Terminal.Output).Write(changes, [.. outcomes.SelectMany(Notes)]);
                break;
            default:
                WriteText(run.Terminal, outcomes, changes);
                break;
        }

        return ExitCodeOf(outcomes);
    }

    /// <summary>What the program's exit code says about outcomes: the worst of them.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int ExitCodeOf(IReadOnlyList<EndpointOutcome> outcomes) =>
        outcomes.Any(outcome => outcome.Kind == OutcomeKind.Failed) ? ExitCodes.Failure
        : outcomes.Any(outcome => outcome.Kind == OutcomeKind.Unreachable) ? ExitCodes.Unreachable
        : outcomes.Any(outcome => outcome.Kind == OutcomeKind.Outdated) ? ExitCodes.Outdated
        : ExitCodes.Success;

    private static void WriteText(Terminal terminal, IReadOnlyList<EndpointOutcome> outcomes, DiffResult changes)
    {
        foreach (EndpointOutcome outcome in outcomes)
        {
            WriteText(terminal, outcome);
        }

        if (changes.Changes.Any())
        {
            terminal.Line(ImpactText.Summary(changes));
        }
    }

    private static void WriteText(Terminal terminal, EndpointOutcome outcome)
    {
        string place = outcome.Path is null ? "" : $" ({outcome.Path})";
        terminal.Line(OutcomeText.Of(outcome.Kind).PadRight(Indent - 1), ColorOf(outcome.Kind), $"{outcome.EndpointId}{place}");
        foreach (string line in Lines(outcome))
        {
            terminal.Line($"{new string(' ', Indent)}{line}");
        }

        if (outcome.Changes.Count > 0)
        {
            new TableWriter(terminal).Write(outcome.Changes, Indent, MaxChanges);
        }
    }

    private static IEnumerable<string> Lines(EndpointOutcome outcome) =>
        ((string?[])[outcome.Reason, .. outcome.Diagnostics.Select(diagnostic => diagnostic.ToString()), outcome.Endpoint?.Call]).OfType<string>();

    // What was to be done and was done needs no words.
    private static IEnumerable<(string Subject, string Text)> Notes(EndpointOutcome outcome)
    {
        if (outcome.Reason is not null)
        {
            yield return (outcome.EndpointId, $"{OutcomeText.Of(outcome.Kind)}. {outcome.Reason}");
        }

        foreach (SpecDiagnostic diagnostic in outcome.Diagnostics)
        {
            yield return (diagnostic.Path, diagnostic.Summary);
        }
    }

    private static Color ColorOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Failed => Color.Red,
        OutcomeKind.Unreachable or OutcomeKind.Outdated => Color.Yellow,
        OutcomeKind.Unchanged => Color.Grey,
        _ => Color.Green,
    };
}
