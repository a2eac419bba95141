using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Docs;

/// <summary>Emphasised content. An incremental value.</summary>
/// <param name="IsStrong">Whether it is bold; otherwise it is italic.</param>
/// <param name="Content">What is emphasised.</param>
internal sealed record DocEmphasis(bool IsStrong, EquatableArray<DocInline> Content) : DocInline;
