using System.Globalization;
using System.Text.Json;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Intake;
using Flux2Gen.Cli.Output;
using Flux2Gen.Cli.Updating;
using Spectre.Console;

namespace Flux2Gen.Cli.Commands;

/// <summary>Says what became of endpoints, to people or to scripts.</summary>
internal static class OutcomeReport
{
    /// <summary>Prints outcomes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="outcomes">What became of each endpoint.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Write(ToolRun run, IReadOnlyList<EndpointOutcome> outcomes)
    {
        if (run.IsJson)
        {
            run.Terminal.Output.Write(JsonOutput.Text(writer => WriteJson(writer, outcomes)));
        }
        else
        {
            foreach (EndpointOutcome outcome in outcomes)
            {
                WriteText(run.Terminal, outcome);
            }
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

    private static void WriteText(Terminal terminal, EndpointOutcome outcome)
    {
        string place = outcome.Path is null ? "" : $" ({outcome.Path})";
        terminal.Line(Word(outcome.Kind).PadRight(11), ColorOf(outcome.Kind), $"{outcome.EndpointId}{place}");
        if (outcome.Reason is not null)
        {
            terminal.Line($"            {outcome.Reason}");
        }

        foreach (SpecDiagnostic diagnostic in outcome.Diagnostics)
        {
            terminal.Line($"            {diagnostic}");
        }

        foreach (SpecChange change in outcome.Changes)
        {
            terminal.Line($"            {change.Impact}: {change.Text}");
        }

        if (outcome.Call is not null)
        {
            terminal.Line($"            {outcome.Call}");
        }
    }

    private static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<EndpointOutcome> outcomes)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("endpoints");
        foreach (EndpointOutcome outcome in outcomes)
        {
            writer.WriteStartObject();
            writer.WriteString("id", outcome.EndpointId);
            writer.WriteString("result", Word(outcome.Kind));
            WriteUnlessNull(writer, "file", outcome.Path);
            WriteUnlessNull(writer, "reason", outcome.Reason);
            WriteUnlessNull(writer, "call", outcome.Call);
            writer.WriteStartArray("diagnostics");
            foreach (SpecDiagnostic diagnostic in outcome.Diagnostics)
            {
                writer.WriteStartObject();
                writer.WriteString("id", diagnostic.Id);
                writer.WriteString("severity", diagnostic.IsError ? "error" : "warning");
                writer.WriteString("message", diagnostic.Message);
                writer.WriteNumber("line", diagnostic.Line);
                writer.WriteNumber("column", diagnostic.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("changes");
            foreach (SpecChange change in outcome.Changes)
            {
                writer.WriteStartObject();
                writer.WriteString("impact", change.Impact);
                writer.WriteString("text", change.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteUnlessNull(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static string Word(OutcomeKind kind) => kind.ToString().ToLower(CultureInfo.InvariantCulture);

    private static Color ColorOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Failed => Color.Red,
        OutcomeKind.Unreachable or OutcomeKind.Outdated => Color.Yellow,
        OutcomeKind.Unchanged => Color.Grey,
        _ => Color.Green,
    };
}
