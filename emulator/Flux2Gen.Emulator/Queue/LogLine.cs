using System.Globalization;

namespace Flux2Gen.Emulator.Queue;

/// <summary>A line a model wrote while it ran.</summary>
internal sealed record LogLine(string Message, DateTimeOffset Time)
{
    /// <summary>Gets the time as fal writes it.</summary>
    public string Timestamp => Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}
