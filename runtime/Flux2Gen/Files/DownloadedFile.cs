namespace Flux2Gen.Files;

/// <summary>The facts about a file that its download showed.</summary>
/// <param name="FileName">The name that the server states, which is not to be trusted; null when there is none.</param>
/// <param name="MediaType">The media type that the server states; null when there is none.</param>
/// <param name="DetectedType">The media type that the first bytes show; null when they show none.</param>
internal readonly record struct DownloadedFile(string? FileName, string? MediaType, string? DetectedType);
