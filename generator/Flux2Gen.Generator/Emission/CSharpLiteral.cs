using System.Globalization;
using System.Text;
using Flux2Gen.Specs.Naming;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Emission;

/// <summary>Literals. The only way in which a text of a document gets into code, other than comments and checked names.</summary>
internal static class CSharpLiteral
{
    public static string Text(string value) => WithoutInvisible(SymbolDisplay.FormatLiteral(value, quote: true));

    public static string Utf8(string value) => $"{Text(value)}u8";

    /// <summary>
    /// Escapes what the eye does not see and Roslyn leaves as it is: marks of writing direction make code read as what it
    /// is not, and joiners make two texts look the same.
    /// </summary>
    private static string WithoutInvisible(string literal)
    {
        if (literal.All(static character => character < '\u0080'))
        {
            return literal;
        }

        var escaped = new StringBuilder(literal.Length);
        for (int index = 0; index < literal.Length; index++)
        {
            bool isPair = char.IsSurrogatePair(literal, index);
            int codePoint = isPair ? char.ConvertToUtf32(literal, index) : literal[index];
            if (!Invisible.Contains(codePoint))
            {
                escaped.Append(literal, index, isPair ? 2 : 1);
            }
            else if (isPair)
            {
                escaped.Append("\\U").Append(codePoint.ToString("X8", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append("\\u").Append(codePoint.ToString("X4", CultureInfo.InvariantCulture));
            }

            index += isPair ? 1 : 0;
        }

        return escaped.ToString();
    }
}
