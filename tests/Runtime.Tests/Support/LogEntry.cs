using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A message of a log.</summary>
internal sealed record LogEntry(
    string Category, LogLevel Level, EventId Event, string Message, Exception? Exception, IReadOnlyList<KeyValuePair<string, object?>> Values);
