using System.Text.Json;

namespace Flux2Gen.Json;

/// <summary>JSON that does not fit its type; knows where in the JSON that is, so that a path can be told.</summary>
internal sealed class FalJsonException(string message, long offset) : JsonException(message)
{
    /// <summary>Gets the offset in bytes of the offending token from the start of the JSON.</summary>
    public long Offset { get; } = offset;
}
