using System.Buffers;
using System.Text.Json;

namespace Flux2Gen;

/// <summary>A line of a journal: an object of JSON, so that it can be read by people and later versions.</summary>
/// <param name="Step">What it says.</param>
/// <param name="Entry">Of which request; only a <see cref="JournalStep.Begin"/> says all of it.</param>
internal sealed record JournalLine(JournalStep Step, FalJournalEntry Entry)
{
    public static JournalLine Accept(string id, string requestId) => new(JournalStep.Accept, Empty(id) with { RequestId = requestId });

    public static JournalLine End(string id) => new(JournalStep.End, Empty(id));

    /// <summary>Reads a line; null when it is none, as one that was torn.</summary>
    public static JournalLine? TryRead(ReadOnlyMemory<byte> line)
    {
        if (JsonElementExtensions.TryParse(line) is not { } json || json.Text("id") is not { Length: > 0 } id)
        {
            return null;
        }

        JournalStep? step = json.Text("step") switch
        {
            "begin" => JournalStep.Begin,
            "accept" => JournalStep.Accept,
            "end" => JournalStep.End,
            _ => null,
        };
        return step is null ? null : new JournalLine(step.Value, new FalJournalEntry
        {
            Id = id,
            EndpointId = json.Text("endpoint") ?? "",
            RequestId = json.Text("request"),
            CreatedAt = json.Member("at") is { ValueKind: JsonValueKind.String } at && at.TryGetDateTimeOffset(out DateTimeOffset time) ? time : default,
            Note = json.Text("note"),
        });
    }

    /// <summary>Writes the line, with its end.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString("step"u8, Step switch { JournalStep.Begin => "begin"u8, JournalStep.Accept => "accept"u8, _ => "end"u8 });
            writer.WriteString("id"u8, Entry.Id);
            if (Step == JournalStep.Begin)
            {
                writer.WriteString("endpoint"u8, Entry.EndpointId);
                writer.WriteString("at"u8, Entry.CreatedAt);
            }

            if (Entry.RequestId is { } requestId)
            {
                writer.WriteString("request"u8, requestId);
            }

            if (Entry.Note is { } note)
            {
                writer.WriteString("note"u8, note);
            }

            writer.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static FalJournalEntry Empty(string id) => new() { Id = id, EndpointId = "", CreatedAt = default };
}
