using Flux2Gen.Specs.Source;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Diagnostics;

/// <summary>A place in a text, in characters and in lines. An incremental value.</summary>
/// <param name="Span">The characters.</param>
/// <param name="Lines">The lines and columns.</param>
internal readonly record struct TextPlace(TextSpan Span, LinePositionSpan Lines)
{
    public static TextPlace Of(SourceText text, TextRange range)
    {
        var span = TextSpan.FromBounds(Math.Min(range.Start, text.Length), Math.Min(range.Start + range.Length, text.Length));
        return new TextPlace(span, text.Lines.GetLinePositionSpan(span));
    }

    /// <summary>The same place in a text of which the text is a part.</summary>
    public TextPlace Within(int offset, LinePosition origin) =>
        new(new TextSpan(offset + Span.Start, Span.Length), new LinePositionSpan(Moved(Lines.Start, origin), Moved(Lines.End, origin)));

    private static LinePosition Moved(LinePosition position, LinePosition origin) =>
        new(origin.Line + position.Line, position.Line == 0 ? origin.Character + position.Character : position.Character);
}
