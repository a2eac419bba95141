namespace Flux2Gen.Specs.Parsing;

/// <summary>A limit that fal's documents put on a file or a number, as keywords <c>min_…</c> and <c>max_…</c>.</summary>
/// <param name="Keyword">The keyword without the prefix.</param>
/// <param name="Subject">What is limited, in a sentence.</param>
/// <param name="Unit">The unit after the numbers, with a space before it; empty when there is none.</param>
/// <param name="Label">What fal itself calls it where it writes limits in words, without the prefix.</param>
internal sealed record LimitKind(string Keyword, string Subject, string Unit, string Label)
{
    public static LimitKind[] All { get; } =
    [
        new("file_size", "file size", "", "file size"),
        new("width", "width", " pixels", "width"),
        new("height", "height", " pixels", "height"),
        new("pixels", "number of pixels", "", "pixels"),
        new("aspect_ratio", "aspect ratio", "", "aspect ratio"),
        new("duration", "duration", " seconds", "duration"),
        new("fps", "frame rate", " frames per second", "fps"),
        new("frames", "number of frames", "", "frames"),
    ];
}
