using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Flux2Gen.Emulator.Webhooks;

/// <summary>The key that webhooks are signed with, and one that is not in the key set: as if fal had withdrawn it.</summary>
internal sealed class WebhookSigningKeys
{
    private readonly WebhookSigningKey _current = WebhookSigningKey.Create();
    private readonly WebhookSigningKey _withdrawn = WebhookSigningKey.Create();

    /// <summary>Signs a delivery.</summary>
    /// <returns>The signature in hexadecimal digits.</returns>
    public string Sign(string requestId, string userId, DateTimeOffset at, byte[] body, bool withWithdrawnKey)
    {
        string seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        string message = $"{requestId}\n{userId}\n{seconds}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
        return Convert.ToHexStringLower((withWithdrawnKey ? _withdrawn : _current).Sign(Encoding.UTF8.GetBytes(message)));
    }

    /// <summary>Writes the key set.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("keys");
        writer.WriteStartObject();
        writer.WriteString("kty", "OKP");
        writer.WriteString("crv", "Ed25519");
        writer.WriteString("use", "sig");
        writer.WriteString("alg", "EdDSA");
        writer.WriteString("x", Base64Url.EncodeToString(_current.PublicKey));
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
