using System.Globalization;
using System.Numerics;

namespace Flux2Gen;

/// <summary>The numbers of RFC 8032, section 5.1, and arithmetic modulo the prime.</summary>
/// <remarks>A number here may be negative, and is then meant modulo the prime too: only <see cref="Reduce"/> makes it the one that is written.</remarks>
internal static class Curve25519
{
    /// <summary>The prime: 2^255 - 19.</summary>
    public static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;

    /// <summary>The order of the group that the base point makes.</summary>
    public static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    /// <summary>The constant of the curve: -121665/121666.</summary>
    public static readonly BigInteger D = Reduce(-121665 * Inverse(121666));

    public static readonly BigInteger TwiceD = Reduce(2 * D);

    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);

    public static BigInteger Multiply(BigInteger left, BigInteger right) => left * right % P;

    public static BigInteger Reduce(BigInteger number)
    {
        BigInteger rest = number % P;
        return rest.Sign < 0 ? rest + P : rest;
    }

    public static BigInteger Inverse(BigInteger number) => BigInteger.ModPow(Reduce(number), P - 2, P);

    /// <summary>The number whose square is a quotient, or null when there is none: RFC 8032, section 5.1.3.</summary>
    public static BigInteger? RootOfQuotient(BigInteger dividend, BigInteger divisor)
    {
        BigInteger cube = Multiply(Multiply(divisor, divisor), divisor);
        BigInteger seventh = Multiply(Multiply(cube, cube), divisor);
        BigInteger power = BigInteger.ModPow(Reduce(dividend * seventh), (P - 5) / 8, P);
        BigInteger root = Multiply(Multiply(dividend, cube), power);
        BigInteger square = Reduce(divisor * Multiply(root, root));
        if (square == Reduce(dividend))
        {
            return Reduce(root);
        }

        return square == Reduce(-dividend) ? Reduce(root * RootOfMinusOne) : null;
    }
}
