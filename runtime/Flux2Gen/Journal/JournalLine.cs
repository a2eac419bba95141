using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Flux2Gen.Json;
using Flux2Gen.Models;

namespace Flux2Gen.Journal;

/// <summary>A line of a journal: a JSON object, for people and later versions to read.</summary>
/// <param name="Step">What it says.</param>
/// <param name="Entry">Of which request. A begin and an accept repeat all that is known of it, so that each stands alone.</param>
internal sealed record JournalLine(JournalStep Step, FalJournalEntry Entry)
{
    /// <summary>A later version may write members and steps that this one does not know.</summary>
    private const int Version = 1;

    /// <summary>Gets a value indicating whether every member was understood, and the checksum fits.</summary>
    public bool IsIntact { get; private init; } = true;

    public static JournalLine Begin(FalJournalEntry entry) => new(JournalStep.Begin, entry);

    public static JournalLine Accept(string id, string requestId) => new(JournalStep.Accept, Empty(id) with { RequestId = requestId });

    public static JournalLine End(string id) => new(JournalStep.End, Empty(id));

    /// <summary>Reads a line, as far as it can be understood.</summary>
    /// <returns>The line; <see langword="null"/> if it is not an object with the ID of an entry.</returns>
    public static JournalLine? TryRead(ReadOnlyMemory<byte> line)
    {
        bool isText = Utf8.IsValid(line.Span);
        return JsonElementExtensions.TryParse(isText ? line : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line.Span))) is { } json
            && json.Text("id") is { Length: > 0 } id
            ? Read(json, id, isText)
            : null;
    }

    /// <summary>Writes the line, with its end.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v"u8, Version);
            writer.WriteString("step"u8, Step switch { JournalStep.Begin => "begin"u8, JournalStep.Accept => "accept"u8, _ => "end"u8 });
            writer.WriteString("id"u8, Entry.Id);
            if (Entry.EndpointId.Length > 0)
            {
                writer.WriteString("endpoint"u8, Entry.EndpointId);
            }

            if (Entry.CreatedAt != default)
            {
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

            writer.WriteString("crc"u8, JournalChecksum.Of(Step, Entry));
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static JournalLine Read(JsonElement json, string id, bool isText)
    {
        int understood = 1;
        string? Take(string name)
        {
            string? value = json.Member(name) is { ValueKind: JsonValueKind.String } member ? member.AsText() : null;
            understood += value is null ? 0 : 1;
            return value;
        }

        JournalStep step = Take("step") switch
        {
            "begin" => JournalStep.Begin,
            "accept" => JournalStep.Accept,
            "end" => JournalStep.End,
            _ => JournalStep.Unknown,
        };
        var entry = new FalJournalEntry
        {
            Id = id,
            EndpointId = Take("endpoint") ?? "",
            RequestId = Take("request"),
            CreatedAt = DateTimeOffset.TryParse(json.Text("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : default,
            Note = Take("note"),
        };
        string? checksum = Take("crc");
        understood += entry.CreatedAt == default ? 0 : 1;
        understood += json.Member("v") is { ValueKind: JsonValueKind.Number } version && version.TryGetInt32(out int number) && number <= Version ? 1 : 0;
        return new JournalLine(step, entry)
        {
            // A member of a later version, one that is there twice, and one of another type are not among the understood ones.
            IsIntact = isText && step != JournalStep.Unknown && understood == json.EnumerateObject().Count()
                && (checksum is null ? entry.RequestId is null || EndpointId.IsRequestId(entry.RequestId) : checksum == JournalChecksum.Of(step, entry))
                && (step != JournalStep.Accept || entry.RequestId is { Length: > 0 }),
        };
    }

    private static FalJournalEntry Empty(string id) => new() { Id = id, EndpointId = "", CreatedAt = default };
}
