using System.Text.Json;

namespace Flux2Gen.Queue;

/// <summary>A status that came in a stream.</summary>
/// <param name="Json">The status as fal sent it.</param>
/// <param name="NewLogs">The lines of its log that were not known before.</param>
internal readonly record struct StreamedStatus(JsonElement Json, IReadOnlyList<FalLogLine> NewLogs);
