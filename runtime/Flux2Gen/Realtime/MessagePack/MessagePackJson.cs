namespace Flux2Gen.Realtime.MessagePack;

/// <summary>A message of MessagePack as JSON.</summary>
/// <param name="Utf8">The JSON.</param>
/// <param name="Binaries">The bytes that are base64 text in it.</param>
/// <param name="HasFiles">Whether an object has bytes of a file, as <c>content</c>, and no <c>url</c>.</param>
internal readonly record struct MessagePackJson(ReadOnlyMemory<byte> Utf8, IReadOnlyList<FalRealtimeBinary> Binaries, bool HasFiles);
