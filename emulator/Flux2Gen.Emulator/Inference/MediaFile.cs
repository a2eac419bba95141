namespace Flux2Gen.Emulator.Inference;

/// <summary>A file an output points to.</summary>
/// <param name="Url">Its address: here, or a data URI.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="FileName">Its name.</param>
/// <param name="FileSize">Its size in bytes.</param>
/// <param name="Width">Width of the picture.</param>
/// <param name="Height">Height of the picture.</param>
internal sealed record MediaFile(string Url, string ContentType, string FileName, int FileSize, int Width, int Height);
