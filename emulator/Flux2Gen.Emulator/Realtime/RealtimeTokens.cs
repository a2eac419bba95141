using System.Security.Cryptography;
using Flux2Gen.Emulator.Documents;

namespace Flux2Gen.Emulator.Realtime;

/// <summary>The tokens that were given out for realtime connections.</summary>
internal sealed class RealtimeTokens(TimeProvider timeProvider)
{
    private const int Capacity = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string App, DateTimeOffset Expires)> _tokens = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Makes a token for an application: its alias, or the full path of its connections.</summary>
    public string Issue(string app, TimeSpan lifetime)
    {
        string token = $"jwt.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        lock (_lock)
        {
            _tokens[token] = (app, timeProvider.GetUtcNow() + lifetime);
            _order.Enqueue(token);
            if (_order.Count > Capacity)
                _tokens.Remove(_order.Dequeue());
        }

        return token;
    }

    /// <summary>Tells whether a token opens a path, and has not expired.</summary>
    public bool Allows(string token, string path)
    {
        lock (_lock)
        {
            if (!_tokens.TryGetValue(token, out (string App, DateTimeOffset Expires) known) || known.Expires <= timeProvider.GetUtcNow())
                return false;
            string application = EndpointPath.ApplicationOf(path);
            return known.App == EndpointPath.Normalize(path) || known.App == application[(application.LastIndexOf('/') + 1)..];
        }
    }
}
