using System.Buffers;
using System.Text.Json;

namespace Flux2Gen;

/// <summary>Reads a JSON Web Key Set (RFC 7517) for its keys of Ed25519 (RFC 8037); what else there is in it is passed over.</summary>
internal static class WebhookKeySet
{
    /// <summary>How many keys are used at most: each one that there is, is tried with each webhook.</summary>
    public const int MaximumKeys = 32;

    private const int MaximumEncodedKey = 64;

    private static readonly SearchValues<char> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Reads a key set.</summary>
    /// <returns>The keys; null when the text is no key set.</returns>
    public static IReadOnlyList<Ed25519PublicKey>? TryParse(ReadOnlyMemory<byte> utf8Json)
    {
        if (JsonElementExtensions.TryParse(utf8Json)?.Member("keys") is not { ValueKind: JsonValueKind.Array } list)
        {
            return null;
        }

        var keys = new List<Ed25519PublicKey>();
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (keys.Count < MaximumKeys && TryRead(item) is { } key)
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    private static Ed25519PublicKey? TryRead(JsonElement item)
    {
        bool isForSignatures = item.Text("kty") == "OKP" && item.Text("crv") == "Ed25519" && item.Text("use") is null or "sig";
        return isForSignatures && item.Text("x") is { } text && TryDecode(text) is { } bytes && Ed25519PublicKey.TryCreate(bytes, out Ed25519PublicKey? key)
            ? key
            : null;
    }

    /// <summary>Reads base64url, with its padding or without.</summary>
    private static byte[]? TryDecode(string text)
    {
        ReadOnlySpan<char> digits = text.AsSpan().TrimEnd('=');
        if (text.Length > MaximumEncodedKey || digits.ContainsAnyExcept(Base64UrlCharacters))
        {
            return null;
        }

        string base64 = digits.ToString().Replace('-', '+').Replace('_', '/').PadRight((digits.Length + 3) / 4 * 4, '=');
        var bytes = new byte[MaximumEncodedKey];
        return Convert.TryFromBase64String(base64, bytes, out int count) ? bytes[..count] : null;
    }
}
