using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Emission;

/// <summary>Literals. The only way in which a text of a document gets into code, other than comments and checked names.</summary>
internal static class CSharpLiteral
{
    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Utf8(string value) => $"{Text(value)}u8";

    public static string Bits(ulong value) => $"0x{value.ToString("X", System.Globalization.CultureInfo.InvariantCulture)}";
}
