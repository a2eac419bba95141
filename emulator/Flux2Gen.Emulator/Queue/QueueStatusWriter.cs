using System.Text.Json;

namespace Flux2Gen.Emulator.Queue;

/// <summary>Writes the queue's JSON. One document describes one moment, so a status stream can send the same.</summary>
internal sealed class QueueStatusWriter(string queueAddress)
{
    private const int FractionDigits = 6;

    /// <summary>Writes the answer to a submit.</summary>
    public void WriteAccepted(Utf8JsonWriter writer, QueuedRequest request, int position)
    {
        writer.WriteStartObject();
        WriteHead(writer, request, QueuePhase.InQueue);
        writer.WriteNumber("queue_position", position);
        writer.WriteEndObject();
    }

    /// <summary>Writes a status; <paramref name="log"/> is <see langword="null"/> when logs were not asked for.</summary>
    public void Write(Utf8JsonWriter writer, QueuedRequest request, QueueState state, IReadOnlyList<LogLine>? log)
    {
        writer.WriteStartObject();
        WriteHead(writer, request, state.Phase);
        if (state.Phase is QueuePhase.InQueue)
            writer.WriteNumber("queue_position", state.Position);
        else
            WriteLog(writer, log);
        if (state.IsCompleted)
            WriteOutcome(writer, state);
        writer.WriteEndObject();
    }

    private void WriteHead(Utf8JsonWriter writer, QueuedRequest request, QueuePhase phase)
    {
        // Owner and alias only: fal drops the rest of the endpoint id here.
        string address = $"{queueAddress}{request.Application}/requests/{request.Id}";
        writer.WriteString("status", phase switch
        {
            QueuePhase.InQueue => "IN_QUEUE",
            QueuePhase.InProgress => "IN_PROGRESS",
            _ => "COMPLETED",
        });
        writer.WriteString("request_id", request.Id);
        writer.WriteString("response_url", address);
        writer.WriteString("status_url", $"{address}/status");
        writer.WriteString("cancel_url", $"{address}/cancel");
    }

    private static void WriteLog(Utf8JsonWriter writer, IReadOnlyList<LogLine>? log)
    {
        if (log is null)
        {
            writer.WriteNull("logs");
            return;
        }

        writer.WriteStartArray("logs");
        foreach (LogLine line in log)
        {
            writer.WriteStartObject();
            writer.WriteString("message", line.Message);
            writer.WriteString("level", "INFO");
            writer.WriteString("source", "USER");
            writer.WriteString("timestamp", line.Timestamp);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteOutcome(Utf8JsonWriter writer, QueueState state)
    {
        writer.WriteStartObject("metrics");
        if (state.InferenceTime is { } inferenceTime)
            writer.WriteNumber("inference_time", Math.Round(inferenceTime.TotalSeconds, FractionDigits));
        writer.WriteEndObject();
        if (!state.IsCancelled)
            return;
        writer.WriteString("error", Inference.ModelResponse.CancelledDetail);
        writer.WriteString("error_type", Inference.ModelResponse.CancelledType);
    }
}
