using System.Globalization;
using Flux2Gen.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Diagnostics;

/// <summary>A diagnostic as a value: Roslyn's own hold on to trees and are not equal to each other.</summary>
internal sealed record DiagnosticInfo
{
    public required DiagnosticDescriptor Descriptor { get; init; }

    public required string Path { get; init; }

    public required TextSpan Span { get; init; }

    public required LinePositionSpan Lines { get; init; }

    public required EquatableArray<string> Arguments { get; init; }

    public static DiagnosticInfo Of(SpecProblem problem, string path, SourceText text)
    {
        var span = TextSpan.FromBounds(
            Math.Min(problem.Range.Start, text.Length),
            Math.Min(problem.Range.Start + problem.Range.Length, text.Length));
        return new DiagnosticInfo
        {
            Descriptor = Descriptors.Of(problem.Kind),
            Path = path,
            Span = span,
            Lines = text.Lines.GetLinePositionSpan(span),
            Arguments = problem.Arguments,
        };
    }

    public static DiagnosticInfo AtStart(DiagnosticDescriptor descriptor, string path, params string[] arguments) => new()
    {
        Descriptor = descriptor,
        Path = path,
        Span = default,
        Lines = default,
        Arguments = arguments.ToEquatableArray(),
    };

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Location.Create(Path, Span, Lines), [.. Arguments.Select(static argument => (object)Bounded(argument))]);

    /// <summary>Names in a document can be of any length and hold anything; a message stays one readable line.</summary>
    private static string Bounded(string argument)
    {
        const int Limit = 200;
        string line = new([.. argument.Take(Limit).Select(static character => char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : character)]);
        return argument.Length > Limit ? line + "…" : line;
    }
}
