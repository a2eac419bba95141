using System.Net;

namespace Flux2Gen;

/// <summary>Sends a call, as often as <see cref="RetryPolicy"/> allows.</summary>
internal sealed partial class ApiSender(HttpClient httpClient, bool ownsHttpClient, FalClientOptions options, CallObserver observer)
{
    private static readonly string DefaultUserAgent = $"Flux2Gen/{FalVersion.Text} (.NET)";

    private readonly string _userAgent = options.UserAgent ?? DefaultUserAgent;

    /// <summary>Sends a call and gives the last answer, whatever its status.</summary>
    /// <exception cref="FalException">There was no answer.</exception>
    public Task<ApiResponse> SendAsync(ApiCall call, CancellationToken cancellationToken) =>
        observer.IsEnabled ? SendObservedAsync(call, cancellationToken) : SendCoreAsync(call, cancellationToken);

    private async Task<ApiResponse> SendCoreAsync(ApiCall call, CancellationToken cancellationToken)
    {
        try
        {
            for (int attempt = 0; ; attempt++)
            {
                TimeSpan delay;
                try
                {
                    ApiResponse response = await BackupHosts.TryAsync(
                        call, options.Hosts, there => ExchangeAsync(there, cancellationToken)).ConfigureAwait(false);
                    if (response.StatusCode == HttpStatusCode.TooManyRequests)
                    {
                        call.Throttled?.Invoke(response);
                    }

                    if (response.IsSuccess || attempt >= options.Retry.MaxRetries || !RetryPolicy.ShouldRetry(call.Operation, response))
                    {
                        return response;
                    }

                    delay = DelayAfter(response, attempt);
                    observer.Retrying(call, attempt, delay, response);
                }
                catch (FalException failure) when (attempt < options.Retry.MaxRetries && RetryPolicy.ShouldRetry(call, failure))
                {
                    delay = NextDelay(attempt);
                    observer.Retrying(call, attempt, delay, failure);
                }

                await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (FalException failure)
        {
            failure.RequestId ??= call.RequestId;
            failure.EndpointId ??= call.EndpointId;
            throw;
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

    private async Task<ApiResponse> ExchangeAsync(ApiCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string? key = call.SendsKey ? await options.Credentials.GetKeyAsync(cancellationToken).ConfigureAwait(false) : null;
        using HttpRequestMessage request = CreateRequest(call, key);
        using var timeout = new CancellationTokenSource(call.Timeout, options.TimeProvider);
        CancellationToken abort = call.AbortExchange ?? cancellationToken;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(abort, timeout.Token);
        try
        {
            using HttpResponseMessage response = await httpClient
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(linked.Token).ConfigureAwait(false);
            return new ApiResponse(response, body, key);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken.IsCancellationRequested ? cancellationToken : abort);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested)
        {
            throw ConnectionErrors.CreateTimeout(call, exception);
        }
        catch (OperationCanceledException exception)
        {
            throw GivenUp(call, exception);
        }
        catch (HttpRequestException exception)
        {
            throw ConnectionErrors.Create(call, exception, RetryPolicy.IsBeforeSending(exception));
        }
        catch (HttpIOException exception)
        {
            throw ConnectionErrors.Create(call, exception, isBeforeSending: false);
        }
    }

    /// <summary>The error for an HTTP client that ended an exchange by itself.</summary>
    private FalException GivenUp(ApiCall call, OperationCanceledException exception)
    {
        if (exception.InnerException is not TimeoutException)
        {
            // It was disposed of while the exchange was under way.
            return ConnectionErrors.Create(call, exception, isBeforeSending: false);
        }

        // A client of our own has no timeout but the one for making a connection.
        return ownsHttpClient
            ? ConnectionErrors.Create(call, exception, isBeforeSending: true)
            : ConnectionErrors.CreateTimeout(call, exception);
    }

    private HttpRequestMessage CreateRequest(ApiCall call, string? key)
    {
        var request = new HttpRequestMessage(call.Method, call.Uri)
        {
            Version = httpClient.DefaultRequestVersion,
            VersionPolicy = httpClient.DefaultVersionPolicy,
            Content = call.Content?.Invoke(),
        };
        call.Headers?.Invoke(request);
        if (key is not null)
        {
            request.Headers.Authorization = FalCredentials.ToHeader(key);
            request.Headers.Replace("Accept", "application/json");
        }

        request.Headers.Replace("User-Agent", _userAgent);
        return request;
    }

    private TimeSpan DelayAfter(ApiResponse response, int attempt)
    {
        TimeSpan? asked = response.RetryAfter(options.TimeProvider.GetUtcNow());
        return asked is { } wait
            ? (wait < options.Retry.MaxRetryAfter ? wait : options.Retry.MaxRetryAfter)
            : NextDelay(attempt);
    }

    // The spread of the waits guards no secret.
#pragma warning disable CA5394
    private TimeSpan NextDelay(int attempt) => Backoff.Next(attempt, options.Retry, Random.Shared.NextDouble());
#pragma warning restore CA5394
}
