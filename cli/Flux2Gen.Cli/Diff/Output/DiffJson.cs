using System.Text.Json;
using Flux2Gen.Cli.Output;

namespace Flux2Gen.Cli.Diff.Output;

/// <summary>Writes changes as JSON, for programs. The form is documented in docs/diff.md and only ever gains members.</summary>
internal static class DiffJson
{
    private const int Version = 1;

    /// <summary>Writes changes.</summary>
    /// <param name="json">Where.</param>
    /// <param name="result">The changes.</param>
    public static void Write(Utf8JsonWriter json, DiffResult result)
    {
        json.WriteStartObject();
        WriteSummary(json, result);
        json.WriteStartArray("endpoints");
        foreach (EndpointDiff endpoint in result.Endpoints)
        {
            json.WriteStartObject();
            json.WriteString("id", endpoint.Id);
            WriteChanges(json, endpoint.Changes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DiagnosticJson.Write(json, result.Diagnostics);
        json.WriteEndObject();
    }

    /// <summary>Writes the members <c>version</c> and <c>summary</c>.</summary>
    /// <param name="json">Where.</param>
    /// <param name="result">The changes.</param>
    public static void WriteSummary(Utf8JsonWriter json, DiffResult result)
    {
        json.WriteNumber("version", Version);
        json.WriteStartObject("summary");
        json.WriteNumber("endpoints", result.Endpoints.Count);
        json.WriteNumber("breaking", result.Count(Impact.Breaking));
        json.WriteNumber("risky", result.Count(Impact.Risky));
        json.WriteNumber("safe", result.Count(Impact.Safe));
        json.WriteEndObject();
    }

    /// <summary>Writes the member <c>changes</c> of an endpoint.</summary>
    /// <param name="json">Where.</param>
    /// <param name="changes">The changes.</param>
    public static void WriteChanges(Utf8JsonWriter json, IReadOnlyList<Change> changes)
    {
        json.WriteStartArray("changes");
        foreach (Change change in changes)
        {
            json.WriteStartObject();
            json.WriteString("kind", ImpactText.Of(change.Kind));
            json.WriteString("where", change.Where);
            json.WriteString("wire", change.Wire);
            json.WriteString("direction", ImpactText.Of(change.Direction));
            json.WriteString("compile", ImpactText.Of(change.Compile));
            json.WriteString("runtime", ImpactText.Of(change.Runtime));
            json.WriteString("what", change.What);
            json.WriteString("meaning", change.Meaning);
            json.WriteString("action", change.Action);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
