using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Flux2Gen.Webhooks;

/// <summary>Reads the Ed25519 keys (RFC 8037) of a JSON Web Key Set (RFC 7517); other keys are ignored.</summary>
internal static class WebhookKeySet
{
    /// <summary>The maximum number of keys: each key is tried for each webhook.</summary>
    public const int MaximumKeys = 32;

    private const int MaximumEncodedKey = 64;

    private static readonly SearchValues<char> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Reads a key set.</summary>
    /// <returns>The keys; <see langword="null"/> if the text is not a key set.</returns>
    public static IReadOnlyList<WebhookKey>? TryParse(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            bool hasMark = utf8Json.Span.StartsWith(Encoding.UTF8.Preamble);
            using var document = JsonDocument.Parse(hasMark ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("keys", out JsonElement list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Select(TryRead).OfType<WebhookKey>().Take(MaximumKeys)]
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static WebhookKey? TryRead(JsonElement item)
    {
        try
        {
            bool isForSignatures = Text(item, "kty") == "OKP" && Text(item, "crv") == "Ed25519" && Text(item, "use") is null or "sig";
            return isForSignatures && Text(item, "x") is { } x && TryDecode(x) is { } bytes && WebhookKey.TryCreate(bytes, out WebhookKey? key) ? key : null;
        }
        catch (InvalidOperationException)
        {
            // A name or text with an escaped lone surrogate.
            return null;
        }
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

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
