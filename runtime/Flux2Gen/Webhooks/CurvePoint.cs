using System.Globalization;
using System.Numerics;

namespace Flux2Gen;

/// <summary>A point of the curve of Ed25519, in the extended coordinates of RFC 8032, section 5.1.4.</summary>
internal readonly struct CurvePoint
{
    public const int EncodedLength = 32;

    private readonly BigInteger _x;
    private readonly BigInteger _y;
    private readonly BigInteger _z;
    private readonly BigInteger _t;

    private CurvePoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t)
    {
        _x = x;
        _y = y;
        _z = z;
        _t = t;
    }

    /// <summary>Gets the point that changes no other it is added to.</summary>
    public static CurvePoint Neutral { get; } = new(BigInteger.Zero, BigInteger.One, BigInteger.One, BigInteger.Zero);

    /// <summary>Gets the base point.</summary>
    public static CurvePoint Base { get; } = FromAffine(
        BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202", CultureInfo.InvariantCulture),
        BigInteger.Parse("46316835694926478169428394003475163141307993866256225615783033603165251855960", CultureInfo.InvariantCulture));

    /// <summary>Gets a value indicating whether eight times the point is the neutral one: such a point fits signatures that nobody made.</summary>
    public bool IsOfSmallOrder
    {
        get
        {
            CurvePoint eightfold = Double().Double().Double();
            return Curve25519.Reduce(eightfold._x).IsZero && Curve25519.Reduce(eightfold._y - eightfold._z).IsZero;
        }
    }

    /// <summary>Reads a point in its one canonical encoding.</summary>
    /// <returns>Whether the bytes are one: a number at or above the prime, a sign for an x of zero, and what is not on the curve are not.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> encoded, out CurvePoint point)
    {
        point = default;
        if (encoded.Length != EncodedLength)
        {
            return false;
        }

        Span<byte> number = stackalloc byte[EncodedLength];
        encoded.CopyTo(number);
        bool isOdd = (number[^1] & 0x80) != 0;
        number[^1] &= 0x7f;
        var y = new BigInteger(number, isUnsigned: true);
        if (y >= Curve25519.P)
        {
            return false;
        }

        BigInteger square = Curve25519.Multiply(y, y);
        if (Curve25519.RootOfQuotient(square - 1, (Curve25519.D * square) + 1) is not { } x || (x.IsZero && isOdd))
        {
            return false;
        }

        point = FromAffine(x.IsEven == isOdd ? Curve25519.P - x : x, y);
        return true;
    }

    /// <summary>Writes the point in its canonical encoding.</summary>
    public void Encode(Span<byte> encoded)
    {
        BigInteger inverse = Curve25519.Inverse(_z);
        encoded = encoded[..EncodedLength];
        encoded.Clear();
        Curve25519.Reduce(_y * inverse).TryWriteBytes(encoded, out _, isUnsigned: true);
        if (!Curve25519.Reduce(_x * inverse).IsEven)
        {
            encoded[^1] |= 0x80;
        }
    }

    public CurvePoint Negate() => new(-_x, _y, _z, -_t);

    public CurvePoint Add(CurvePoint other)
    {
        BigInteger a = Curve25519.Multiply(_y - _x, other._y - other._x);
        BigInteger b = Curve25519.Multiply(_y + _x, other._y + other._x);
        BigInteger c = Curve25519.Multiply(Curve25519.Multiply(_t, Curve25519.TwiceD), other._t);
        BigInteger d = Curve25519.Multiply(2 * _z, other._z);
        return FromParts(b - a, d - c, d + c, b + a);
    }

    public CurvePoint Double()
    {
        BigInteger a = Curve25519.Multiply(_x, _x);
        BigInteger b = Curve25519.Multiply(_y, _y);
        BigInteger h = a + b;
        BigInteger sum = _x + _y;
        BigInteger g = a - b;
        return FromParts(h - Curve25519.Multiply(sum, sum), (2 * Curve25519.Multiply(_z, _z)) + g, g, h);
    }

    private static CurvePoint FromAffine(BigInteger x, BigInteger y) => new(x, y, BigInteger.One, Curve25519.Multiply(x, y));

    private static CurvePoint FromParts(BigInteger e, BigInteger f, BigInteger g, BigInteger h) =>
        new(Curve25519.Multiply(e, f), Curve25519.Multiply(g, h), Curve25519.Multiply(f, g), Curve25519.Multiply(e, h));
}
