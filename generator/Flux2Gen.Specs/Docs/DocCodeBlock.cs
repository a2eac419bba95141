using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Docs;

/// <summary>Lines of code, or of another text whose lines matter. An incremental value.</summary>
/// <param name="Lines">The lines, without line ends.</param>
internal sealed record DocCodeBlock(EquatableArray<string> Lines) : DocBlock;
