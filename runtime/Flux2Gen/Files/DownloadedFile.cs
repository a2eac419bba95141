namespace Flux2Gen;

/// <summary>What the server of a file said of it.</summary>
/// <param name="FileName">Its name, which is not to be trusted; null when there is none.</param>
/// <param name="MediaType">Its media type; null when there is none.</param>
internal readonly record struct DownloadedFile(string? FileName, string? MediaType);
