using System.Globalization;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Naming;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator.Diagnostics;

/// <summary>A diagnostic as a value: Roslyn's own hold on to trees and are not equal to each other.</summary>
internal sealed record DiagnosticInfo
{
    public required DiagnosticDescriptor Descriptor { get; init; }

    /// <summary>The path of the file; empty where none is known.</summary>
    public required string Path { get; init; }

    public required TextPlace Place { get; init; }

    public required EquatableArray<string> Arguments { get; init; }

    /// <summary>How many more of its id there are in the document, which are not told each by itself.</summary>
    public int More { get; init; }

    public static DiagnosticInfo At(DiagnosticDescriptor descriptor, string path, TextPlace place, params string[] arguments) => new()
    {
        Descriptor = descriptor,
        Path = path,
        Place = place,
        Arguments = arguments.ToEquatableArray(),
    };

    public static DiagnosticInfo AtStart(DiagnosticDescriptor descriptor, string path, params string[] arguments) =>
        At(descriptor, path, default, arguments);

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(
            More == 0 ? Descriptor : Descriptors.WithMore(Descriptor, More),
            Path.Length == 0 ? Location.None : Location.Create(Path, Place.Span, Place.Lines),
            [.. Arguments.Select(static argument => (object)Bounded(argument))]);

    /// <summary>Names in a document can be of any length and hold anything; a message stays one readable line.</summary>
    private static string Bounded(string argument)
    {
        const int Limit = 200;
        string line = new([.. argument.Take(Limit).Select(static character => IsShown(character) ? character : ' ')]);
        return argument.Length > Limit ? line + "…" : line;
    }

    private static bool IsShown(char character) =>
        !char.IsControl(character) && !Invisible.Contains(character) && char.GetUnicodeCategory(character) is not (UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
