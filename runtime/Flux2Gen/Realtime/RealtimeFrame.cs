using System.Net.WebSockets;

namespace Flux2Gen.Realtime;

/// <summary>A whole message of a connection, or its end.</summary>
/// <param name="Bytes">The message.</param>
/// <param name="IsText">Whether it came as text.</param>
/// <param name="CloseStatus">The status that the connection was closed with; null for a message.</param>
/// <param name="CloseDescription">What was said about it.</param>
internal readonly record struct RealtimeFrame(ReadOnlyMemory<byte> Bytes, bool IsText, WebSocketCloseStatus? CloseStatus = null, string? CloseDescription = null);
