using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Docs;

/// <summary>An item of a list. An incremental value.</summary>
/// <param name="Blocks">What is in it, in order.</param>
internal sealed record DocListItem(EquatableArray<DocBlock> Blocks);
