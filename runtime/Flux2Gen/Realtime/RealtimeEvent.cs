namespace Flux2Gen.Realtime;

/// <summary>What waits to be received: a result, or how a connection ended after which there may be another.</summary>
internal readonly record struct RealtimeEvent(RealtimeOutput? Output, FalException? Failure);
