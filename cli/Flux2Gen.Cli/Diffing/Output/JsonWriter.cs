using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flux2Gen.Cli.Diffing.Output;

/// <summary>Writes changes as JSON, for programs. The form is documented in docs/diff.md and only ever gains members.</summary>
/// <param name="output">Where.</param>
internal sealed class JsonWriter(TextWriter output)
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes changes.</summary>
    /// <param name="result">The changes.</param>
    public void Write(DiffResult result)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartObject("summary");
            json.WriteNumber("endpoints", result.Endpoints.Count);
            json.WriteNumber("breaking", result.Count(Impact.Breaking));
            json.WriteNumber("risky", result.Count(Impact.Risky));
            json.WriteNumber("safe", result.Count(Impact.Safe));
            json.WriteEndObject();
            json.WriteStartArray("endpoints");
            foreach (EndpointDiff endpoint in result.Endpoints)
            {
                Write(json, endpoint);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.ToArray()));
        output.Write('\n');
    }

    private static void Write(Utf8JsonWriter json, EndpointDiff endpoint)
    {
        json.WriteStartObject();
        json.WriteString("id", endpoint.Id);
        json.WriteStartArray("changes");
        foreach (Change change in endpoint.Changes)
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
        json.WriteEndObject();
    }
}
