using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Docs;

/// <summary>A list. An incremental value.</summary>
/// <param name="IsNumbered">Whether the items are counted from 1; otherwise they have bullets.</param>
/// <param name="Items">The items in order.</param>
internal sealed record DocList(bool IsNumbered, EquatableArray<DocListItem> Items) : DocBlock;
