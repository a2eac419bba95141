using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Flux2Gen.Emulator.Storage;

/// <summary>The tokens that may write to the CDN.</summary>
internal sealed class CdnTokens(TimeSpan lifetime, TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);

    public (string Token, DateTimeOffset End) Create()
    {
        string token = $"cdn-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        DateTimeOffset now = timeProvider.GetUtcNow();
        foreach ((string old, DateTimeOffset end) in _ends)
        {
            if (end < now)
                _ends.TryRemove(old, out _);
        }

        _ends[token] = now + lifetime;
        return (token, now + lifetime);
    }

    /// <summary>Tells whether a request carries a token that holds.</summary>
    public bool Accepts(string? authorization) =>
        authorization is not null
        && authorization.StartsWith("Bearer ", StringComparison.Ordinal)
        && _ends.TryGetValue(authorization["Bearer ".Length..], out DateTimeOffset end)
        && timeProvider.GetUtcNow() < end;
}
