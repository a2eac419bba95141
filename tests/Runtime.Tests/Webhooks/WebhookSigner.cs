using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Flux2Gen.Runtime.Tests.Webhooks;

/// <summary>Signs as fal does, with keys whose private half is the hash of a name.</summary>
internal sealed class WebhookSigner
{
    private readonly byte[] _seed;

    public WebhookSigner(byte[] seed)
    {
        _seed = seed;
        PublicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, PublicKey);
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
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, message, signature);
        return signature;
    }

    /// <summary>The headers of a delivery.</summary>
    public FalWebhookHeaders Headers(byte[] body, DateTimeOffset at, string requestId = "request-1", string userId = "user-1")
    {
        string timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
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
}
