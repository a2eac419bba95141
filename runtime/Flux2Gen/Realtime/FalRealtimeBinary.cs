namespace Flux2Gen;

/// <summary>Bytes in a message of a realtime connection, such as those of an image. JSON has no bytes, so there they are base64 text.</summary>
/// <param name="Path">Where in the message they are, such as <c>$.images[0].content</c>.</param>
/// <param name="Bytes">The bytes, as they came.</param>
public readonly record struct FalRealtimeBinary(string Path, ReadOnlyMemory<byte> Bytes);
