using System.Net;
using System.Net.WebSockets;
using Flux2Gen.Models;
using Flux2Gen.Transport;

namespace Flux2Gen.Realtime;

/// <summary>Opens connections to the realtime path of one endpoint.</summary>
internal sealed class RealtimeDialer(ClientTransport transport, RealtimeTokens tokens, EndpointId endpoint, FalRealtimeOptions options)
{
    private readonly string _path = PathOf(endpoint, options.Path);

    public string EndpointId => endpoint.Value;

    /// <summary>Opens a connection; a token that is refused is replaced once.</summary>
    /// <exception cref="FalException">The connection was not opened.</exception>
    public async Task<RealtimeSocket> OpenAsync(CancellationToken cancellationToken)
    {
        string? token = await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync(token, cancellationToken).ConfigureAwait(false);
        }
        catch (FalApiException refusal) when (token is not null && refusal.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            await ForgetAsync(token, cancellationToken).ConfigureAwait(false);
            token = await GetTokenAsync(cancellationToken).ConfigureAwait(false);
            return await OpenAsync(token, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Drops a token that was refused.</summary>
    public Task ForgetAsync(string token, CancellationToken cancellationToken) => tokens.ForgetAsync(token, cancellationToken);

    /// <summary>The path that is opened: never with the same end twice.</summary>
    private static string PathOf(EndpointId endpoint, string path) =>
        endpoint.Path.Length > endpoint.Base.Length && endpoint.Path.EndsWith($"/{path}", StringComparison.Ordinal)
            ? endpoint.Path
            : $"{endpoint.Path}/{path}";

    private async Task<string?> GetTokenAsync(CancellationToken cancellationToken)
    {
        if (options.Authentication == FalRealtimeAuthentication.Key && options.TokenProvider is null)
        {
            return null;
        }

        try
        {
            return await tokens.GetAsync(endpoint, _path, options, cancellationToken).ConfigureAwait(false);
        }
        catch (FalException exception)
        {
            exception.EndpointId ??= EndpointId;
            throw;
        }
    }

    private async Task<RealtimeSocket> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        var call = new ApiCall
        {
            Operation = FalOperation.Realtime,
            Method = HttpMethod.Get,
            Uri = transport.Uris.Realtime(_path, options.MaxBuffering),
            Timeout = options.OpenTimeout,
            EndpointId = EndpointId,
        };
        RealtimeScope? scope = transport.Observer.IsEnabled ? new RealtimeScope(transport.Observer, EndpointId, call.Uri) : null;
        try
        {
            (WebSocket socket, string secret) = await transport.Sender.OpenSocketAsync(call, token, options.KeepAliveInterval, cancellationToken).ConfigureAwait(false);
            scope?.Opened();
            return new RealtimeSocket(socket, call.Uri.Host, EndpointId, secret, token, transport.Options, scope);
        }
        catch (Exception exception)
        {
            scope?.Ended(sent: 0, received: 0, exception);
            throw;
        }
    }
}
