namespace Flux2Gen.Options;

/// <summary>How much of an answer is read.</summary>
/// <param name="Maximum">The largest size in bytes, before and after decompression.</param>
/// <param name="MaximumError">The same for an error.</param>
/// <param name="MaximumRatio">How many times as long as what came a large body may get by decompression.</param>
internal readonly record struct BodyLimits(long Maximum, long MaximumError, int MaximumRatio);
