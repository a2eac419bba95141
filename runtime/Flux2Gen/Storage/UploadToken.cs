using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Transport;

namespace Flux2Gen.Storage;

/// <summary>The permission to write to fal's CDN for a while.</summary>
internal sealed class UploadToken
{
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(30);

    private readonly AuthenticationHeaderValue _header;
    private readonly DateTimeOffset? _renewAt;

    private UploadToken(string token, AuthenticationHeaderValue header, Uri baseUri, DateTimeOffset? renewAt, string? owner)
    {
        Text = token;
        _header = header;
        BaseUri = baseUri;
        _renewAt = renewAt;
        Owner = owner;
    }

    public string Text { get; }

    /// <summary>Gets the address of the CDN.</summary>
    public Uri BaseUri { get; }

    /// <summary>Gets the key that the token was given for.</summary>
    public string? Owner { get; }

    /// <summary>Gets a value indicating whether it is known for how long the token holds.</summary>
    public bool HasEnd => _renewAt is not null;

    /// <summary>Reads fal's answer; null when it gives no usable token.</summary>
    /// <remarks>A token that has expired already by the clock here is one of a server whose clock is another: only refusing it can show its end.</remarks>
    public static UploadToken? Read(ApiResponse response, DateTimeOffset now)
    {
        JsonElement? json = JsonElementExtensions.TryParse(response.Body);
        string? token = json?.Text("token");
        if (string.IsNullOrEmpty(token)
            || token.AsSpan().ContainsAnyExceptInRange('!', '~')
            || !AuthenticationHeaderValue.TryParse($"{json?.Text("token_type") ?? "Bearer"} {token}", out AuthenticationHeaderValue? header)
            || !Uri.TryCreate(json?.Text("base_url"), UriKind.Absolute, out Uri? baseUri))
        {
            return null;
        }

        DateTimeOffset? end = DateTimeOffset.TryParse(
            json?.Text("expires_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) && time > now ? time : null;
        DateTimeOffset? renewAt = end is { } expiry ? expiry - (expiry - now < 10 * Leeway ? (expiry - now) / 10 : Leeway) : null;
        return new UploadToken(token, header, baseUri, renewAt, response.Key);
    }

    public bool IsDue(DateTimeOffset now) => now >= _renewAt;

    public void Apply(HttpRequestMessage request) => request.Headers.Authorization = _header;
}
