namespace Flux2Gen.Emulator.Drawing.Png;

/// <summary>How reading a PNG ended.</summary>
internal enum PngReadResult
{
    /// <summary>The picture was read.</summary>
    Ok,

    /// <summary>A sound PNG of a kind the reader does not decode (16 bits, interlaced, ...); its size is known.</summary>
    Unsupported,

    /// <summary>Damaged, hostile, or no PNG.</summary>
    Invalid,
}
