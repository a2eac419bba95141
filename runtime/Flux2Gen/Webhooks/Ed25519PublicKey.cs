using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Security.Cryptography;

namespace Flux2Gen;

/// <summary>A public key of Ed25519, which checks signatures: RFC 8032, section 5.1.7, in its strict form.</summary>
/// <remarks>
/// .NET has no Ed25519. The time that a check takes depends on what is checked, and may: key, message and signature are public, and
/// there is no secret here to leak. Strict means: every number is written in its one canonical way (S below the order of the group,
/// points below the prime), neither the key nor R is of small order, and the equation holds without a factor of eight. So there is
/// one valid signature where its maker made one, and no key or signature that fits every message.
/// </remarks>
internal sealed class Ed25519PublicKey
{
    public const int Length = CurvePoint.EncodedLength;

    public const int SignatureLength = 64;

    private readonly byte[] _encoded;
    private readonly CurvePoint _negated;
    private readonly CurvePoint _baseMinusKey;

    private Ed25519PublicKey(byte[] encoded, CurvePoint point)
    {
        _encoded = encoded;
        _negated = point.Negate();
        _baseMinusKey = CurvePoint.Base.Add(_negated);
    }

    /// <summary>Reads a key.</summary>
    /// <returns>Whether it is one that a signature can be trusted by.</returns>
    public static bool TryCreate(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out Ed25519PublicKey? key)
    {
        key = CurvePoint.TryDecode(encoded, out CurvePoint point) && !point.IsOfSmallOrder
            ? new Ed25519PublicKey(encoded.ToArray(), point)
            : null;
        return key is not null;
    }

    /// <summary>Tells whether a signature was made of a message with the private half of this key.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
        {
            return false;
        }

        ReadOnlySpan<byte> r = signature[..CurvePoint.EncodedLength];
        var s = new BigInteger(signature[CurvePoint.EncodedLength..], isUnsigned: true);
        if (s >= Curve25519.L)
        {
            return false;
        }

        byte[] hashed = [.. r, .. _encoded, .. message];
        BigInteger k = new BigInteger(SHA512.HashData(hashed), isUnsigned: true) % Curve25519.L;
        CurvePoint expected = Combine(s, k);

        // Comparing what is written refuses every other way to write R as well.
        Span<byte> encoded = stackalloc byte[CurvePoint.EncodedLength];
        expected.Encode(encoded);
        return encoded.SequenceEqual(r) && !expected.IsOfSmallOrder;
    }

    /// <summary>Computes [s]B - [k]A, both at once.</summary>
    private CurvePoint Combine(BigInteger s, BigInteger k)
    {
        CurvePoint sum = CurvePoint.Neutral;
        for (long bit = Math.Max(s.GetBitLength(), k.GetBitLength()) - 1; bit >= 0; bit--)
        {
            sum = sum.Double();
            bool hasS = !(s >> (int)bit).IsEven;
            bool hasK = !(k >> (int)bit).IsEven;
            if (hasS || hasK)
            {
                sum = sum.Add(hasS && hasK ? _baseMinusKey : hasS ? CurvePoint.Base : _negated);
            }
        }

        return sum;
    }
}
