using System.Globalization;
using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Text;

namespace Flux2Gen;

/// <summary>Where a request is in the queue, at one moment.</summary>
public sealed class FalQueueUpdate
{
    internal FalQueueUpdate(string requestId, JsonElement json, IReadOnlyList<FalLogLine> logs, IReadOnlyList<FalLogLine> newLogs)
    {
        RequestId = requestId;
        RawJson = json;
        Logs = logs;
        NewLogs = newLogs;
        State = new FalQueueState(json.Text("status") ?? "");
        QueuePosition = json.Member("queue_position") is { ValueKind: JsonValueKind.Number } position && position.TryGetInt32(out int place)
            ? place
            : null;
        InferenceTime = ReadInferenceTime(json);
        Error = json.Text("error") ?? (json.Member("error") is { ValueKind: not JsonValueKind.False } error ? error.GetRawText() : null);
        ErrorType = FalErrorType.From(json.Text("error_type"));
    }

    /// <summary>Gets the id of the request: note it, and <c>endpoint.Attach(requestId)</c> finds the request again after a crash.</summary>
    public string RequestId { get; }

    /// <summary>Gets the state.</summary>
    public FalQueueState State { get; }

    /// <summary>Gets how many requests are before this one, from 0; <see langword="null"/> when it does not wait any more or fal does not say.</summary>
    public int? QueuePosition { get; }

    /// <summary>Gets all lines of the log so far; empty unless logs were asked for.</summary>
    public IReadOnlyList<FalLogLine> Logs { get; }

    /// <summary>Gets the lines of the log that came since the update before.</summary>
    public IReadOnlyList<FalLogLine> NewLogs { get; }

    /// <summary>Gets how long the model worked; <see langword="null"/> until the request is completed, or when fal does not say.</summary>
    public TimeSpan? InferenceTime { get; }

    /// <summary>Gets what went wrong. It can be missing although the request failed: only the result tells for certain.</summary>
    public string? Error { get; }

    /// <summary>Gets fal's name for what went wrong, such as <c>runner_disconnected</c>.</summary>
    public FalErrorType? ErrorType { get; }

    /// <summary>Gets the status as fal sent it.</summary>
    public JsonElement RawJson { get; }

    /// <summary>Returns a line for a console, such as "In queue, position 2" or "Completed in 1.2 s".</summary>
    /// <returns>A text for people.</returns>
    public override string ToString()
    {
        if (State == FalQueueState.InQueue)
        {
            return QueuePosition is { } position ? string.Create(CultureInfo.InvariantCulture, $"In queue, position {position}") : "In queue";
        }

        if (State == FalQueueState.InProgress)
        {
            return Logs.Count > 0 ? $"In progress: {ErrorText.OneLine(Logs[^1].Message)}" : "In progress";
        }

        if (State == FalQueueState.Completed)
        {
            return Error is { } error ? $"Completed with an error: {ErrorText.OneLine(error)}"
                : InferenceTime is { } time ? string.Create(CultureInfo.InvariantCulture, $"Completed in {time.TotalSeconds:0.0} s")
                : "Completed";
        }

        return ErrorText.OneLine(State.Value);
    }

    /// <summary>Gets a value indicating whether nothing comes after it.</summary>
    internal bool IsEnd => State == FalQueueState.Completed;

    /// <summary>Gets a value indicating whether the queue says that the request ended in an error.</summary>
    internal bool HasFailed => (!string.IsNullOrWhiteSpace(Error) && Error is not ("{}" or "[]" or "0")) || ErrorType is { Value.Length: > 0 };

    /// <summary>Whether this update says more than the one before.</summary>
    internal bool IsNewsAfter(FalQueueUpdate? previous) =>
        previous is null || previous.State != State || previous.QueuePosition != QueuePosition || NewLogs.Count > 0;

    private static TimeSpan? ReadInferenceTime(JsonElement json) =>
        json.Member("metrics")?.Member("inference_time") is { ValueKind: JsonValueKind.Number } value
        && value.TryGetDouble(out double seconds) && seconds is >= 0 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
