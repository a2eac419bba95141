using Flux2Gen.Content;

namespace Flux2Gen.Storage;

/// <summary>A piece of a file that is sent in one exchange.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Source">Where its bytes are.</param>
/// <param name="Offset">Where in there it begins.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Buffer">The memory to give back when it is sent; null when there is none.</param>
internal sealed record FilePart(int Number, UploadSource Source, long Offset, long Length, byte[]? Buffer = null);
