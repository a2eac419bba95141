namespace Flux2Gen;

/// <summary>How far an upload is.</summary>
/// <param name="BytesSent">How many bytes were given to the connection. What had to be sent again counts once, so the number never falls.</param>
/// <param name="TotalBytes">How many bytes there are; <see langword="null"/> while that is not known, of a stream that cannot seek.</param>
public readonly record struct FalUploadProgress(long BytesSent, long? TotalBytes)
{
    /// <summary>Gets the share that was sent, from 0 to 1; <see langword="null"/> while it is not known how many bytes there are.</summary>
    public double? Fraction => TotalBytes is { } total ? total > 0 ? (double)BytesSent / total : 1 : null;
}
