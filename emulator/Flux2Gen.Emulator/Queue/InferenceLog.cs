namespace Flux2Gen.Emulator.Queue;

/// <summary>The lines a model writes, spread evenly over its running time.</summary>
internal static class InferenceLog
{
    private const int Steps = 8;

    /// <summary>Gets the time from one line to the next.</summary>
    public static TimeSpan Interval(TimeSpan inferenceTime) => inferenceTime / (Steps + 1);

    /// <summary>Gets the lines written up to <paramref name="ranFor"/>.</summary>
    public static IReadOnlyList<LogLine> Lines(string endpointId, DateTimeOffset startedAt, TimeSpan inferenceTime, TimeSpan ranFor)
    {
        List<LogLine> lines = [new($"Preparing {endpointId} (local fal)", startedAt)];
        for (int step = 1; step <= Steps; step++)
            lines.Add(new($"step {step}/{Steps}", startedAt + (inferenceTime * step / (Steps + 1))));
        lines.Add(new("Finished, output stored", startedAt + inferenceTime));
        return [.. lines.TakeWhile(line => line.Time - startedAt <= ranFor)];
    }
}
