using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Models;
using Flux2Gen.Transport;

namespace Flux2Gen.Realtime;

/// <summary>Asks for the tokens that realtime connections are opened with, and keeps them while they are fresh.</summary>
// The semaphore holds nothing that has to be given back.
#pragma warning disable CA1001
internal sealed class RealtimeTokens(ClientTransport transport)
#pragma warning restore CA1001
{
    /// <summary>The share of its life for which a token is used, as the official client does.</summary>
    private const double FreshShare = 0.9;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<(string? Key, bool IsLegacy, string App, TimeSpan Lifetime), (string Token, long Since)> _tokens = [];

    /// <summary>Gives a token: one that is kept, or a new one.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="path">The full path that is opened.</param>
    /// <param name="options">Which kind of token, and for how long.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="FalException">There is no token.</exception>
    public async Task<string> GetAsync(EndpointId endpoint, string path, FalRealtimeOptions options, CancellationToken cancellationToken)
    {
        if (options.TokenProvider is { } provider)
        {
            return await ProvideAsync(provider, options.OpenTimeout, cancellationToken).ConfigureAwait(false);
        }

        // A key that changed belongs to another account, perhaps to another user's.
        string key = await transport.Sender.GetKeyAsync(cancellationToken).ConfigureAwait(false);

        bool isLegacy = options.Authentication == FalRealtimeAuthentication.LegacyToken;
        string app = isLegacy ? endpoint.Base[(endpoint.Base.LastIndexOf('/') + 1)..] : path;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            TimeProvider time = transport.Options.TimeProvider;
            Remove(entry => time.GetElapsedTime(entry.Value.Since) >= entry.Key.Lifetime * FreshShare);
            if (_tokens.TryGetValue((key, isLegacy, app, options.TokenLifetime), out (string Token, long Since) kept))
            {
                return kept.Token;
            }

            long since = time.GetTimestamp();
            (string token, string? owner) = await AskAsync(endpoint, isLegacy, app, options.TokenLifetime, cancellationToken).ConfigureAwait(false);
            _tokens[(owner, isLegacy, app, options.TokenLifetime)] = (token, since);
            return token;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Drops a token that was refused.</summary>
    public async Task ForgetAsync(string token, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Remove(entry => entry.Value.Token == token);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Remove(Func<KeyValuePair<(string? Key, bool IsLegacy, string App, TimeSpan Lifetime), (string Token, long Since)>, bool> isToGo)
    {
        foreach ((string? Key, bool IsLegacy, string App, TimeSpan Lifetime) key in _tokens.Where(isToGo).Select(static entry => entry.Key).ToList())
        {
            _tokens.Remove(key);
        }
    }

    /// <summary>Asks a function of the user's, which may be a question to a server of his, and may not listen to the token.</summary>
    private async Task<string> ProvideAsync(Func<CancellationToken, ValueTask<string>> provider, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, transport.Options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        string? token;
        try
        {
            token = await provider(linked.Token).AsTask().WaitAsync(linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested)
        {
            throw new FalCredentialsException("No token for a realtime connection came in time: see what FalRealtimeOptions.TokenProvider waits for.", exception);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FalCredentialsException("The function given as FalRealtimeOptions.TokenProvider failed: its error is the inner exception.", exception);
        }

        return IsToken(token) ? token! : throw new FalCredentialsException("The function given as FalRealtimeOptions.TokenProvider gave no token.");
    }

    private async Task<(string Token, string? Owner)> AskAsync(EndpointId endpoint, bool isLegacy, string app, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = ModelJson.ToUtf8((isLegacy, app, lifetime), static (writer, asked) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("allowed_apps"u8);
            writer.WriteStringValue(asked.app);
            writer.WriteEndArray();
            writer.WriteNumber(asked.isLegacy ? "token_expiration"u8 : "duration"u8, (long)asked.lifetime.TotalSeconds);
            writer.WriteEndObject();
        });
        var call = new ApiCall
        {
            Operation = FalOperation.Realtime,
            Method = HttpMethod.Post,
            Uri = transport.Uris.RealtimeToken(isLegacy),
            Timeout = transport.Options.NetworkTimeout,
            EndpointId = endpoint.Value,
            Content = () => JsonContent.Create(body),
        };
        ApiResponse response = await transport.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);
        JsonElement? json = JsonElementExtensions.TryParse(response.Body);
        string? token = json?.AsText() ?? json?.Text("token") ?? json?.Text("detail");

        // Without the body, in which there may be a token in a form that is not known.
        return IsToken(token) ? (token!, response.Key) : throw new FalProtocolException($"{call.Uri.Host} answered, but gave no token for a realtime connection.")
        {
            EndpointId = endpoint.Value,
            Attempts = response.Attempts,
        };
    }

    private static bool IsToken(string? token) => token is { Length: > 0 and <= 8192 } && !token.AsSpan().ContainsAnyExceptInRange('!', '~');
}
