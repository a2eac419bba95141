using System.Globalization;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen;

/// <summary>A line that a model wrote while it worked.</summary>
public sealed record FalLogLine
{
    /// <summary>Gets the text.</summary>
    public required string Message { get; init; }

    /// <summary>Gets how serious it is, such as <c>INFO</c> or <c>ERROR</c>, or the stream it was written to, such as <c>STDERR</c>.</summary>
    public string? Level { get; init; }

    /// <summary>Gets who wrote it, such as <c>USER</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Gets when it was written; UTC where fal names no offset.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Returns the text.</summary>
    /// <returns><see cref="Message"/>.</returns>
    public override string ToString() => Message;

    /// <summary>Reads the lines of a status; whatever is not a list of lines counts as none.</summary>
    internal static IReadOnlyList<FalLogLine> ReadList(JsonElement? logs)
    {
        if (logs is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        var lines = new List<FalLogLine>(list.GetArrayLength());
        foreach (JsonElement line in list.EnumerateArray())
        {
            if ((line.Text("message") ?? line.AsText()) is { } message)
            {
                lines.Add(new FalLogLine
                {
                    Message = message,
                    Level = line.Text("level"),
                    Source = line.Text("source"),
                    Timestamp = ReadTimestamp(line.Text("timestamp")),
                });
            }
        }

        return lines;
    }

    private static DateTimeOffset? ReadTimestamp(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset timestamp) ? timestamp : null;
}
