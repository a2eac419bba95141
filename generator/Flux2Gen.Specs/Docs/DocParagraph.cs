using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Docs;

/// <summary>A paragraph. An incremental value.</summary>
/// <param name="Content">What is in it, in order.</param>
internal sealed record DocParagraph(EquatableArray<DocInline> Content) : DocBlock
{
    public static DocParagraph Of(params DocInline[] content) => new(content.ToEquatableArray());
}
