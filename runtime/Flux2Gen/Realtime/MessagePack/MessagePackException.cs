namespace Flux2Gen.Realtime.MessagePack;

/// <summary>Bytes are not MessagePack, or not a whole message of it.</summary>
internal sealed class MessagePackException(string message) : FormatException(message);
