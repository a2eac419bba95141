using System.Text.Json;
using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Diff.Output;
using Flux2Gen.Cli.Output;
using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Commands;

/// <summary>Writes what became of endpoints as JSON, for programs: with the members that <c>diff</c> writes.</summary>
internal static class OutcomeJson
{
    /// <summary>Writes outcomes.</summary>
    /// <param name="json">Where.</param>
    /// <param name="outcomes">What became of each endpoint.</param>
    /// <param name="changes">The changes of each.</param>
    /// <param name="writeMore">Writes further members.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<EndpointOutcome> outcomes, DiffResult changes, Action<Utf8JsonWriter>? writeMore)
    {
        json.WriteStartObject();
        DiffJson.WriteSummary(json, changes);
        json.WriteStartArray("endpoints");
        foreach (EndpointOutcome outcome in outcomes)
        {
            Write(json, outcome);
        }

        json.WriteEndArray();
        writeMore?.Invoke(json);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EndpointOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("id", outcome.EndpointId);
        json.WriteString("result", OutcomeText.Of(outcome.Kind));
        WriteUnlessNull(json, "file", outcome.Path);
        WriteUnlessNull(json, "reason", outcome.Reason);
        WriteUnlessNull(json, "call", outcome.Endpoint?.Call);
        DiagnosticJson.Write(json, outcome.Diagnostics);
        DiffJson.WriteChanges(json, outcome.Changes);
        json.WriteEndObject();
    }

    private static void WriteUnlessNull(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
