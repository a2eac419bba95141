using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Flux2Gen.Emulator.Webhooks;

/// <summary>An Ed25519 key (RFC 8032) that signs webhooks.</summary>
internal sealed class WebhookSigningKey
{
    private readonly byte[] _seed;

    public WebhookSigningKey(ReadOnlySpan<byte> seed)
    {
        _seed = seed.ToArray();
        PublicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(_seed, PublicKey);
    }

    /// <summary>Gets the public key: 32 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>Creates a random key.</summary>
    public static WebhookSigningKey Create() => new(RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize));

    /// <summary>Signs a message.</summary>
    /// <returns>The signature: 64 bytes.</returns>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        byte[] signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, message, signature);
        return signature;
    }
}
