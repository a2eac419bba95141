namespace Flux2Gen.Specs.Docs;

/// <summary>A link. An incremental value.</summary>
/// <param name="Address">The address: always one that <see cref="WebAddress.IsValid"/> accepts.</param>
/// <param name="Label">The text to show, or null to show the address.</param>
internal sealed record DocLink(string Address, string? Label) : DocInline;
