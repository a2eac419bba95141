using System.Diagnostics.CodeAnalysis;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Flux2Gen.Webhooks;

/// <summary>An Ed25519 public key that verifies signatures (RFC 8032, section 5.1.7).</summary>
/// <remarks>
/// BouncyCastle refuses S at or above the group order, and points that are not in canonical form. It verifies with the cofactor, so
/// that a key or R with a part of small order passes; both are refused here, and the signature of a message is unique.
/// </remarks>
internal sealed class WebhookKey
{
    public const int Length = 32;

    public const int SignatureLength = 64;

    private readonly Ed25519.PublicPoint _point;

    private WebhookKey(Ed25519.PublicPoint point) => _point = point;

    /// <summary>Reads a key.</summary>
    /// <returns><see langword="true"/> if the bytes are the canonical form of a point of the prime-order group; otherwise, <see langword="false"/>.</returns>
    public static bool TryCreate(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out WebhookKey? key)
    {
        key = encoded.Length == Length && Ed25519.ValidatePublicKeyFullExport(encoded) is { } point ? new WebhookKey(point) : null;
        return key is not null;
    }

    /// <summary>Verifies a signature.</summary>
    /// <returns><see langword="true"/> if the private half of this key signed the message; otherwise, <see langword="false"/>.</returns>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureLength
        && Ed25519.Verify(signature, _point, message)

        // R, as strictly as the key. After the signature itself: a forged one costs no more.
        && Ed25519.ValidatePublicKeyFull(signature[..Length]);
}
