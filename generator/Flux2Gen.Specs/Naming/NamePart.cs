namespace Flux2Gen.Specs.Naming;

/// <summary>A part of a name on the wire.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="Text">The letters and digits of a word; the English name of any other character.</param>
internal readonly record struct NamePart(NamePartKind Kind, string Text)
{
    public bool IsNumber => Kind == NamePartKind.Word && Text.All(CSharpName.IsDigit);
}
