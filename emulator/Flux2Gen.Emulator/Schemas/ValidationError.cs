using System.Collections.Immutable;
using System.Text.Json;

namespace Flux2Gen.Emulator.Schemas;

/// <summary>One entry of fal's <c>detail[]</c>.</summary>
/// <param name="Location">Where: member names and array indexes (<see cref="string"/> or <see cref="int"/>).</param>
/// <param name="Type">The error type, such as <c>missing</c>.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Input">The refused value, as it came.</param>
internal sealed record ValidationError(ImmutableList<object> Location, string Type, string Message, JsonElement Input)
{
    /// <summary>Gets the figures of the error, as a name and raw JSON: <c>ge</c> and <c>0</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Context { get; init; } = [];

    /// <summary>Writes the entry in fal's shape.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("loc");
        foreach (object segment in Location)
        {
            if (segment is int index)
                writer.WriteNumberValue(index);
            else
                writer.WriteStringValue((string)segment);
        }

        writer.WriteEndArray();
        writer.WriteString("msg", Message);
        writer.WriteString("type", Type);
        writer.WriteString("url", $"https://docs.fal.ai/errors/#{Type}");
        if (Context.Count > 0)
        {
            writer.WriteStartObject("ctx");
            foreach ((string name, string json) in Context)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(json);
            }

            writer.WriteEndObject();
        }

        if (Input.ValueKind is not JsonValueKind.Undefined)
        {
            writer.WritePropertyName("input");
            Input.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
