using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Flux2Gen.Runtime.Tests.Webhooks;

/// <summary>Signs as fal does, for keys whose private half is the hash of a name. <see cref="Ed25519Tests"/> holds it against other people's signatures.</summary>
internal sealed class WebhookSigner
{
    private readonly BigInteger _scalar;
    private readonly byte[] _prefix;

    public WebhookSigner(byte[] seed)
    {
        byte[] hash = SHA512.HashData(seed);
        hash[0] &= 0xf8;
        hash[31] = (byte)((hash[31] & 0x7f) | 0x40);
        _scalar = new BigInteger(hash.AsSpan(0, 32), isUnsigned: true);
        _prefix = hash[32..];
        PublicKey = Encode(_scalar);
    }

    /// <summary>Gets the key that signed the vectors of these tests; they were made with the <c>crypto</c> module of Node.js 20.</summary>
    public static WebhookSigner First { get; } = Named("1");

    public static WebhookSigner Second { get; } = Named("2");

    public byte[] PublicKey { get; }

    public string Jwk => $$"""{"kty":"OKP","crv":"Ed25519","x":"{{Base64Url(PublicKey)}}"}""";

    public static string KeySet(params WebhookSigner[] signers) => $$"""{"keys":[{{string.Join(',', signers.Select(signer => signer.Jwk))}}]}""";

    public static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public byte[] Sign(byte[] message)
    {
        BigInteger r = Number(SHA512.HashData([.. _prefix, .. message]));
        byte[] point = Encode(r);
        BigInteger k = Number(SHA512.HashData([.. point, .. PublicKey, .. message]));
        var signature = new byte[64];
        point.CopyTo(signature, 0);
        ((r + (k * _scalar)) % Curve25519.L).TryWriteBytes(signature.AsSpan(32), out _, isUnsigned: true);
        return signature;
    }

    /// <summary>The headers of a delivery.</summary>
    public FalWebhookHeaders Headers(byte[] body, DateTimeOffset at, string requestId = "request-1", string userId = "user-1")
    {
        string timestamp = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        string message = $"{requestId}\n{userId}\n{timestamp}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
        return new FalWebhookHeaders
        {
            RequestId = requestId,
            UserId = userId,
            Timestamp = timestamp,
            Signature = Convert.ToHexStringLower(Sign(Encoding.UTF8.GetBytes(message))),
        };
    }

    private static WebhookSigner Named(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"Flux2Gen webhook test key {name}")));

    private static BigInteger Number(byte[] hash) => new BigInteger(hash, isUnsigned: true) % Curve25519.L;

    private static byte[] Encode(BigInteger scalar)
    {
        CurvePoint sum = CurvePoint.Neutral;
        for (int bit = 254; bit >= 0; bit--)
        {
            sum = sum.Double();
            sum = (scalar >> bit).IsEven ? sum : sum.Add(CurvePoint.Base);
        }

        var encoded = new byte[32];
        sum.Encode(encoded);
        return encoded;
    }
}
