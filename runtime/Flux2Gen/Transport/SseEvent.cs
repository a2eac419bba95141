namespace Flux2Gen.Transport;

/// <summary>An event of a stream of server-sent events.</summary>
/// <param name="Type">The type of the event; empty when the server named none.</param>
/// <param name="Data">The data, in UTF-8, its lines joined by line feeds.</param>
internal readonly record struct SseEvent(string Type, ReadOnlyMemory<byte> Data);
