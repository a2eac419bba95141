using System.Net;
using System.Net.WebSockets;
using Flux2Gen.Errors;

namespace Flux2Gen.Transport;

/// <content>Connections that stay open.</content>
internal sealed partial class ApiSender
{
    /// <summary>Opens a WebSocket, trying as often as <see cref="RetryPolicy"/> allows: nothing is sent over it yet.</summary>
    /// <param name="call">Where to. Its address has no secret in it; its timeout is for one try.</param>
    /// <param name="token">What to open it with, as part of the address; null for the key, which goes into a header.</param>
    /// <param name="keepAlive">After what silence the other end is pinged.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The socket, and what was sent to open it, to be taken out of whatever is shown.</returns>
    /// <exception cref="FalException">The socket was not opened.</exception>
    public async Task<(WebSocket Socket, string Secret)> OpenSocketAsync(ApiCall call, string? token, TimeSpan keepAlive, CancellationToken cancellationToken)
    {
        try
        {
            for (int attempt = 0; ; attempt++)
            {
                TimeSpan delay;
                try
                {
                    (WebSocket? socket, string secret, ApiResponse? response) = await OpenSocketOnceAsync(call, token, keepAlive, cancellationToken).ConfigureAwait(false);
                    if (socket is not null)
                    {
                        return (socket, secret);
                    }

                    if (response!.IsSuccess)
                    {
                        throw ProtocolErrors.Create(call, response, "did not open a WebSocket");
                    }

                    if (attempt >= options.Retry.MaxRetries || !CanRetry(call, response))
                    {
                        throw ApiErrors.Create(call, response);
                    }

                    delay = RetryAfter(response) is { } asked && asked > options.Retry.BaseDelay ? asked : NextDelay(attempt);
                    observer.Retrying(call, attempt, delay, response);
                }
                catch (FalException failure) when (attempt < options.Retry.MaxRetries && CanRetry(call, failure))
                {
                    delay = NextDelay(attempt);
                    observer.Retrying(call, attempt, delay, failure);
                }

                await lifetime.DelayAsync(delay, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (FalException failure)
        {
            Describe(failure, call);
            throw;
        }
    }

    /// <summary>How long to wait before a lost connection is opened again.</summary>
    /// <param name="losses">How many were lost one after the other before, from 0.</param>
    internal TimeSpan ReconnectDelay(int losses) => NextDelay(losses);

    private async Task<(WebSocket? Socket, string Secret, ApiResponse? Response)> OpenSocketOnceAsync(
        ApiCall call, string? token, TimeSpan keepAlive, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfOver(call);
        if (options.IsBrowser && token is null)
        {
            throw new FalCredentialsException(
                "A browser cannot send the API key when it opens a WebSocket: set FalRealtimeOptions.TokenProvider to a function that asks your server for a token.");
        }

        using var timeout = new CancellationTokenSource(call.Timeout, options.TimeProvider);
        string secret = token ?? await GetKeyAsync(timeout.Token, cancellationToken).ConfigureAwait(false);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token, lifetime.Token);
        int attempts = call.Begin();
        var socket = new ClientWebSocket();
        bool isOpen = false;
        try
        {
            if (!options.IsBrowser)
            {
                Configure(socket.Options, keepAlive, token is null ? secret : null);
            }

            await socket.ConnectAsync(SocketAddress(call.Uri, token), options.IsBrowser ? null : httpClient, linked.Token).ConfigureAwait(false);
            isOpen = true;
            return (socket, secret, null);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (lifetime.IsOver)
        {
            throw Disposed(call, exception, mayBeAccepted: false);
        }
        catch (Exception exception) when (timeout.IsCancellationRequested)
        {
            throw ConnectionErrors.CreateTimeout(call, exception, $"{nameof(FalRealtimeOptions)}.{nameof(FalRealtimeOptions.OpenTimeout)}");
        }
        catch (WebSocketException) when (socket.HttpStatusCode is not 0 and not HttpStatusCode.SwitchingProtocols)
        {
            return (null, secret, ToResponse(socket, secret, attempts));
        }
        catch (WebSocketException exception) when (exception.InnerException is HttpRequestException inner)
        {
            throw ConnectionErrors.Create(call, SafeCause.Of(exception, secret), RetryPolicy.IsBeforeSending(inner));
        }
        catch (Exception exception) when (exception is not FalException)
        {
            throw ConnectionErrors.Create(call, SafeCause.Of(exception, secret), isBeforeSending: false);
        }
        finally
        {
            if (!isOpen)
            {
                socket.Dispose();
            }
        }
    }

    private void Configure(ClientWebSocketOptions socket, TimeSpan keepAlive, string? key)
    {
        socket.CollectHttpResponseDetails = true;

        // Without a timeout, .NET sends pongs, which nobody answers. The answer to a ping would have to be read in time, behind all results
        // that wait to be received: who takes his time with one would lose those, and the connection with them.
        socket.KeepAliveInterval = keepAlive;
        socket.SetRequestHeader("User-Agent", _userAgent);
        if (key is not null)
        {
            socket.SetRequestHeader("Authorization", FalCredentials.ToHeader(key).ToString());
        }
    }

    private static Uri SocketAddress(Uri address, string? token)
    {
        var socket = new UriBuilder(address)
        {
            Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs,
            Port = address.IsDefaultPort ? -1 : address.Port,
        };
        if (token is not null)
        {
            string parameter = $"fal_jwt_token={Uri.EscapeDataString(token)}";
            socket.Query = socket.Query.Length > 1 ? $"{parameter}&{socket.Query[1..]}" : parameter;
        }

        return socket.Uri;
    }

    private ApiResponse ToResponse(ClientWebSocket socket, string secret, int attempts)
    {
        using var message = new HttpResponseMessage(socket.HttpStatusCode);
        foreach ((string name, IEnumerable<string> values) in socket.HttpResponseHeaders ?? new Dictionary<string, IEnumerable<string>>())
        {
            message.Headers.TryAddWithoutValidation(name, values);
        }

        return new ApiResponse(message, default, secret)
        {
            Attempts = attempts,
            RetryAfter = RetryAfterHeader.Read(message.Headers, options.TimeProvider.GetUtcNow()),
        };
    }
}
