using System.Globalization;
using System.Numerics;

namespace Flux2Gen.Cli.Documents;

/// <summary>
/// A JSON number by its exact value, whatever its size: <c>1</c>, <c>1.0</c> and <c>10e-1</c> are equal, and
/// <c>9223372036854775808</c> is not <c>9223372036854775809</c>, as it would be for a <see cref="double"/>.
/// </summary>
/// <param name="IsNegative">Whether it is below zero.</param>
/// <param name="Digits">Its digits without zeros at either end; empty for zero.</param>
/// <param name="Exponent">The power of ten of the last digit.</param>
internal readonly record struct JsonNumber(bool IsNegative, string Digits, BigInteger Exponent)
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">The number as JSON writes it.</param>
    /// <returns>The number.</returns>
    public static JsonNumber Parse(string text)
    {
        int e = text.IndexOfAny(['e', 'E']);
        string mantissa = e < 0 ? text : text[..e];
        BigInteger exponent = e < 0 ? BigInteger.Zero : BigInteger.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        bool isNegative = mantissa.StartsWith('-');
        mantissa = mantissa.TrimStart('-');
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        string significant = mantissa.TrimEnd('0');
        exponent += mantissa.Length - significant.Length;
        significant = significant.TrimStart('0');
        return significant.Length == 0
            ? new JsonNumber(IsNegative: false, "", BigInteger.Zero)
            : new JsonNumber(isNegative, significant, exponent);
    }
}
