namespace Flux2Gen;

/// <summary>How far a download is.</summary>
/// <param name="BytesReceived">How many bytes of the file arrived.</param>
/// <param name="TotalBytes">How many there are; <see langword="null"/> when the server does not tell.</param>
public readonly record struct FalDownloadProgress(long BytesReceived, long? TotalBytes)
{
    /// <summary>Gets the share that arrived, from 0 to 1; <see langword="null"/> when it is not known how many bytes there are.</summary>
    public double? Fraction => TotalBytes is { } total ? total > 0 ? (double)BytesReceived / total : 1 : null;
}
