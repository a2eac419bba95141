using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Input;

/// <summary>Where a document stands in its catalogue. An incremental value.</summary>
/// <param name="Key">Which document.</param>
/// <param name="Offset">Its first character.</param>
/// <param name="Position">The line and column of that.</param>
internal sealed record SpecPlace(SpecKey Key, int Offset, LinePosition Position);
