using System.Net;
using Flux2Gen.Diagnostics;
using Flux2Gen.Errors;
using Flux2Gen.Json;

namespace Flux2Gen.Transport;

/// <summary>Sends a call, as often as <see cref="RetryPolicy"/> allows.</summary>
/// <param name="httpClient">The client that sends the requests.</param>
/// <param name="hasOwnConnections">Whether nothing but .NET's own connections is in the HTTP client: a timeout is theirs, before anything is sent.</param>
/// <param name="options">The settings.</param>
/// <param name="observer">The logs, traces and metrics.</param>
/// <param name="lifetime">The life of the client.</param>
internal sealed partial class ApiSender(
    HttpClient httpClient, bool hasOwnConnections, FalClientOptions options, CallObserver observer, ClientLifetime lifetime)
{
    private static readonly string DefaultUserAgent = $"Flux2Gen/{FalVersion.Text} (.NET)";

    private readonly string _userAgent = options.UserAgent ?? DefaultUserAgent;

    /// <summary>Sends a call and gives the last answer, whatever its status.</summary>
    /// <exception cref="FalException">There was no answer.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed before the call, and nothing was sent.</exception>
    public async Task<ApiResponse> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        using CallScope? scope = observer.StartCall(call);
        try
        {
            ThrowIfDisposed(call);
            ApiResponse response = options.Pipeline is { } pipeline
                ? await SendThroughAsync(pipeline, call, cancellationToken).ConfigureAwait(false)
                : await SendRepeatedlyAsync(call, cancellationToken).ConfigureAwait(false);
            scope?.Answered(response);
            return response;
        }
        catch (FalException failure)
        {
            Describe(failure, call);
            scope?.Failed(failure);
            throw;
        }
        catch (Exception exception) when (scope?.Failed(exception) == true)
        {
            throw;
        }
    }

    /// <summary>Sends a call in one exchange, without repetitions and without telemetry: to ask whether fal answers.</summary>
    /// <exception cref="FalException">There was no answer.</exception>
    public Task<ApiResponse> SendOnceAsync(ApiCall call, CancellationToken cancellationToken) => ExchangeAsync(call, cancellationToken, cancellationToken);

    private async Task<ApiResponse> SendRepeatedlyAsync(ApiCall call, CancellationToken cancellationToken)
    {
        int maximum = call.IsFollowed ? 0 : options.Retry.MaxRetries;
        for (int attempt = 0; ; attempt++)
        {
            TimeSpan delay;
            try
            {
                ApiResponse response = await ExchangeAsync(call, call.AbortExchange ?? cancellationToken, cancellationToken).ConfigureAwait(false);
                if (attempt >= maximum || !CanRetry(call, response))
                {
                    return response;
                }

                delay = RepetitionDelay(attempt, response);
                observer.Retrying(call, attempt, delay, response);
            }
            catch (FalException failure) when (attempt < maximum && CanRetry(call, failure))
            {
                delay = NextDelay(attempt);
                observer.Retrying(call, attempt, delay, failure);
            }

            await lifetime.DelayAsync(delay, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ApiResponse> SendThroughAsync(FalPipeline pipeline, ApiCall call, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.Token);
        try
        {
            return await new FalExchange(this, call, linked.Token).SendThroughAsync(pipeline).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception.InnerException, cancellationToken);
        }
        catch (Exception exception) when (lifetime.IsOver && exception is OperationCanceledException or FalPipelineException)
        {
            throw Disposed(call, exception, (exception as FalException ?? exception.InnerException as FalException)?.MayHaveBeenAccepted == true);
        }
    }

    /// <summary>Sends a call and gives its answer.</summary>
    /// <exception cref="FalApiException">The answer's status is an error.</exception>
    /// <exception cref="FalException">There was no answer.</exception>
    public async Task<ApiResponse> SendSuccessfullyAsync(ApiCall call, CancellationToken cancellationToken)
    {
        ApiResponse response = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? response : throw ApiErrors.Create(call, response);
    }

    /// <summary>Makes one exchange, at a backup host if no connection can be made, and gives its answer, whatever its status.</summary>
    /// <param name="call">What to ask.</param>
    /// <param name="abort">Ends the exchange when it is under way.</param>
    /// <param name="cancellationToken">Ends it before.</param>
    /// <exception cref="FalException">There was no answer.</exception>
    internal async Task<ApiResponse> ExchangeAsync(ApiCall call, CancellationToken abort, CancellationToken cancellationToken)
    {
        ApiResponse response = await BackupHosts.TryAsync(
            call, options.Hosts, there => ExchangeOnceAsync(there, abort, cancellationToken)).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            call.Throttled?.Invoke(response);
        }

        return response;
    }

    private async Task<ApiResponse> ExchangeOnceAsync(ApiCall call, CancellationToken abort, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var timeout = new CancellationTokenSource(call.Timeout, options.TimeProvider);
        string? key = await GetKeyAsync(call, timeout.Token, cancellationToken).ConfigureAwait(false);
        using var exchange = new HttpExchange(call, there => CreateRequest(there, key));
        string? secret = key ?? call.Token;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(abort, timeout.Token, lifetime.Token);
        int attempts = call.Begin();
        string? requestId = null;
        var received = new ReceivedBody();
        bool isAnswered = false;
        HttpResponseMessage? open = null;
        try
        {
            HttpResponseMessage message = open = await exchange.SendAsync(httpClient, linked.Token).ConfigureAwait(false);
            isAnswered = true;
            requestId = new ApiResponse(message, default, secret).RequestId;
            if (call.SilenceLimit is { } silenceLimit && message.IsSuccessStatusCode && ApiStream.IsEventStream(message))
            {
                ApiStream stream = await ApiStream
                    .CreateAsync(call, message, secret, silenceLimit, options.TimeProvider, lifetime.Token, linked.Token).ConfigureAwait(false);
                open = null;
                return new ApiResponse(message, default, secret) { Attempts = call.IsBilled ? call.Attempts : attempts, Stream = stream };
            }

            (ReadOnlyMemory<byte> body, bool isWhole) = await ReadBodyAsync(call, message, received, linked.Token).ConfigureAwait(false);
            var response = new ApiResponse(message, body, secret)
            {
                Attempts = call.IsBilled ? call.Attempts : attempts,
                RetryAfter = message.IsSuccessStatusCode ? null : RetryAfterHeader.Read(message.Headers, options.TimeProvider.GetUtcNow()),
            };
            return !response.IsSuccess ? response
                : !isWhole ? throw ProtocolErrors.CreateTooLarge(call, response, options.BodyLimits)
                : JsonValueCounter.HasAtMost(response.Body.Span, options.MaxResponseValues) ? response
                : throw ProtocolErrors.CreateTooManyValues(call, response, options.MaxResponseValues);
        }
        catch (OperationCanceledException exception) when (abort.IsCancellationRequested)
        {
            throw ConnectionErrors.CreateCanceled(call, exception, cancellationToken.IsCancellationRequested ? cancellationToken : abort);
        }
        catch (Exception exception) when (lifetime.IsOver && exception is not FalException)
        {
            throw Disposed(call, exception, mayBeAccepted: call.IsBilled, requestId);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested)
        {
            throw Named(ConnectionErrors.CreateTimeout(call, exception));
        }
        catch (OperationCanceledException exception)
        {
            throw Named(GivenUp(call, exception));
        }
        catch (HttpRequestException exception)
        {
            throw Named(ConnectionErrors.Create(call, SafeCause.Of(exception, secret), !isAnswered && IsBeforeSending(exchange, exception)));
        }
        catch (Exception exception) when (exception is not FalException)
        {
            // An answer that broke off, a damaged compression, or whatever a handler of the user's throws.
            throw Named(ConnectionErrors.Create(call, SafeCause.Of(exception, secret), isBeforeSending: false));
        }
        finally
        {
            open?.Dispose();
        }

        FalException Named(FalException lost)
        {
            lost.RequestId = call.RequestId ?? received.FindRequestId(secret) ?? requestId;
            return lost;
        }
    }

    private async Task<(ReadOnlyMemory<byte> Body, bool IsWhole)> ReadBodyAsync(
        ApiCall call, HttpResponseMessage message, ReceivedBody received, CancellationToken cancellationToken)
    {
        if (call.SilenceLimit is not { } limit)
        {
            return await BodyReader.ReadAsync(message, options.BodyLimits, cancellationToken, reading: null, received).ConfigureAwait(false);
        }

        using var silence = new CancellationTokenSource(limit, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            return await BodyReader.ReadAsync(message, options.BodyLimits, linked.Token, () => silence.CancelAfter(limit), received).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ConnectionErrors.CreateTimeout(call, exception, $"{nameof(FalStreamOptions)}.{nameof(FalStreamOptions.IdleTimeout)}");
        }
    }

    /// <summary>Asks for the key, for those who have to know whose it is before they send anything.</summary>
    internal async Task<string> GetKeyAsync(CancellationToken cancellationToken)
    {
        lifetime.ThrowIfOver();
        using var timeout = new CancellationTokenSource(options.NetworkTimeout, options.TimeProvider);
        return await GetKeyAsync(timeout.Token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the key for an exchange that is about to begin; null when it needs none.</summary>
    private async Task<string?> GetKeyAsync(ApiCall call, CancellationToken timeout, CancellationToken cancellationToken)
    {
        string? key;
        try
        {
            key = call.SendsKey ? await GetKeyAsync(timeout, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (Exception exception) when (lifetime.IsOver && !cancellationToken.IsCancellationRequested)
        {
            throw Disposed(call, exception, mayBeAccepted: false);
        }

        ThrowIfOver(call);
        return key;
    }

    /// <summary>Asks for the key, which may be a question to a server of the user's: within the time of an exchange.</summary>
    private async Task<string> GetKeyAsync(CancellationToken timeout, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout, cancellationToken, lifetime.Token);
        try
        {
            return await options.Credentials.GetKeyAsync(linked.Token).AsTask().WaitAsync(linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FalCredentialsException("The API key did not come in time, and nothing was sent: see what FalClientOptions.Credentials waits for.", exception);
        }
    }

    /// <summary>Tells that a pipeline of the user's sends an exchange again.</summary>
    internal void SendingAgain(ApiCall call, FalExchangeOutcome last) => observer.SendingAgain(call, last);

    internal static bool CanRetry(ApiCall call, ApiResponse response) =>
        RetryPolicy.MayRepeat(call.Operation, RetryPolicy.Classify(call, response));

    internal static bool CanRetry(ApiCall call, FalException failure) =>
        RetryPolicy.MayRepeat(call.Operation, RetryPolicy.Classify(failure));

    /// <summary>How long to wait before an exchange is repeated.</summary>
    /// <param name="attempt">How many repetitions there were, from 0.</param>
    /// <param name="response">The answer; null when there was none.</param>
    internal TimeSpan RepetitionDelay(int attempt, ApiResponse? response) =>
        response is not null && RetryAfter(response) is { } asked ? (asked > options.Retry.BaseDelay ? asked : options.Retry.BaseDelay) : NextDelay(attempt);

    /// <summary>How long the server asks to wait, as far as that is listened to; null when it does not.</summary>
    internal TimeSpan? RetryAfter(ApiResponse response) =>
        response.RetryAfter > options.Retry.MaxRetryAfter ? options.Retry.MaxRetryAfter : response.RetryAfter;

    /// <summary>Writes into an error which call it ended.</summary>
    internal static void Describe(FalException failure, ApiCall call)
    {
        failure.RequestId ??= call.RequestId;
        failure.EndpointId ??= call.EndpointId;
        failure.Attempts = call.Attempts;
    }

    /// <summary>Whether the exchange failed before anything was sent.</summary>
    /// <remarks>A handler of the user's may say of any try that there was no connection, also of its second: it is believed only while the content is unread.</remarks>
    private bool IsBeforeSending(HttpExchange exchange, HttpRequestException exception) =>
        RetryPolicy.IsBeforeSending(exception) && (hasOwnConnections || !exchange.IsContentRead);

    /// <summary>The error for an HTTP client that ended an exchange by itself.</summary>
    private FalException GivenUp(ApiCall call, OperationCanceledException exception)
    {
        if (exception.InnerException is not TimeoutException)
        {
            // An HTTP client from outside was disposed while the exchange was under way.
            return ConnectionErrors.Create(call, exception, isBeforeSending: false);
        }

        return hasOwnConnections
            ? ConnectionErrors.Create(call, exception, isBeforeSending: true)
            : ConnectionErrors.CreateTimeout(call, exception, "HttpClient.Timeout");
    }

    // The spread of the waits guards no secret.
#pragma warning disable CA5394
    private TimeSpan NextDelay(int attempt) => Backoff.Next(attempt, options.Retry, Random.Shared.NextDouble());
#pragma warning restore CA5394
}
