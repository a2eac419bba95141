using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Flux2Gen.Emulator.Webhooks;

/// <summary>
/// Signs with Ed25519 (RFC 8032, section 5.1), which .NET does not have. The time it takes depends on the key; the key lives as long as
/// this local fal, and is worth nothing elsewhere.
/// </summary>
internal sealed class Ed25519Signer
{
    private const int PointLength = 32;

    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);
    private static readonly BigInteger TwiceD = 2 * -121665 * BigInteger.ModPow(121666, Prime - 2, Prime) % Prime;
    private static readonly BigInteger BaseX = BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202", CultureInfo.InvariantCulture);
    private static readonly BigInteger BaseY = 4 * BigInteger.ModPow(5, Prime - 2, Prime) % Prime;
    private static readonly Point Base = new(BaseX, BaseY, BigInteger.One, BaseX * BaseY % Prime);
    private static readonly Point Neutral = new(BigInteger.Zero, BigInteger.One, BigInteger.One, BigInteger.Zero);

    private readonly BigInteger _scalar;
    private readonly byte[] _prefix;

    public Ed25519Signer(ReadOnlySpan<byte> seed)
    {
        byte[] hash = SHA512.HashData(seed);
        _prefix = hash[PointLength..];
        hash[0] &= 0b1111_1000;
        hash[31] &= 0b0111_1111;
        hash[31] |= 0b0100_0000;
        _scalar = new BigInteger(hash.AsSpan(0, PointLength), isUnsigned: true);
        PublicKey = Encode(Multiply(_scalar));
    }

    /// <summary>Gets the public key: 32 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>Makes a key that nobody had before.</summary>
    public static Ed25519Signer Create() => new(RandomNumberGenerator.GetBytes(PointLength));

    /// <summary>Makes the signature of a message: 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        BigInteger nonce = Reduce(SHA512.HashData([.. _prefix, .. message]));
        byte[] point = Encode(Multiply(nonce));
        BigInteger challenge = Reduce(SHA512.HashData([.. point, .. PublicKey, .. message]));
        byte[] signature = [.. point, .. new byte[PointLength]];
        ((nonce + (challenge * _scalar)) % Order).TryWriteBytes(signature.AsSpan(PointLength), out _, isUnsigned: true);
        return signature;
    }

    private static BigInteger Reduce(byte[] hash) => new BigInteger(hash, isUnsigned: true) % Order;

    private static Point Multiply(BigInteger scalar)
    {
        Point product = Neutral;
        Point power = Base;
        for (; !scalar.IsZero; scalar >>= 1)
        {
            if (!scalar.IsEven)
                product = Add(product, power);
            power = Add(power, power);
        }

        return product;
    }

    private static Point Add(Point left, Point right)
    {
        BigInteger a = (left.Y - left.X) * (right.Y - right.X) % Prime;
        BigInteger b = (left.Y + left.X) * (right.Y + right.X) % Prime;
        BigInteger c = left.T * TwiceD % Prime * right.T % Prime;
        BigInteger d = 2 * left.Z * right.Z % Prime;
        (BigInteger e, BigInteger f, BigInteger g, BigInteger h) = (b - a, d - c, d + c, b + a);
        return new Point(e * f % Prime, g * h % Prime, f * g % Prime, e * h % Prime);
    }

    private static byte[] Encode(Point point)
    {
        BigInteger inverse = BigInteger.ModPow(point.Z, Prime - 2, Prime);
        byte[] encoded = new byte[PointLength];
        Positive(point.Y * inverse).TryWriteBytes(encoded, out _, isUnsigned: true);
        if (!Positive(point.X * inverse).IsEven)
            encoded[31] |= 0b1000_0000;
        return encoded;
    }

    private static BigInteger Positive(BigInteger number) => ((number % Prime) + Prime) % Prime;

    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T);
}
