using System.Text.Json;
using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Output;

/// <summary>Writes what the generator says about documents as JSON, for programs.</summary>
internal static class DiagnosticJson
{
    /// <summary>Writes the member <c>diagnostics</c>.</summary>
    /// <param name="json">Where.</param>
    /// <param name="diagnostics">What is said.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<SpecDiagnostic> diagnostics)
    {
        json.WriteStartArray("diagnostics");
        foreach (SpecDiagnostic diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("id", diagnostic.Id);
            json.WriteString("severity", diagnostic.IsError ? "error" : "warning");
            json.WriteString("message", diagnostic.Message);
            json.WriteString("file", diagnostic.Path);
            json.WriteNumber("line", diagnostic.Line);
            json.WriteNumber("column", diagnostic.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
