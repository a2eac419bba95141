using Flux2Gen.Errors;

namespace Flux2Gen.Transport;

/// <content>Answers that come bit by bit.</content>
internal sealed partial class ApiSender
{
    /// <summary>Sends a call, once, and gives its answer as soon as that begins, whatever its status.</summary>
    /// <param name="call">What to ask. Its timeout is for the beginning of the answer, its limit of silence for what comes then.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="FalException">There was no answer.</exception>
    public async Task<ApiStream> OpenAsync(ApiCall call, CancellationToken cancellationToken)
    {
        ThrowIfDisposed(call);
        try
        {
            return await BackupHosts.TryAsync(
                call, options.Hosts, there => OpenOnceAsync(there, cancellationToken)).ConfigureAwait(false);
        }
        catch (FalException failure)
        {
            Describe(failure, call);
            throw;
        }
    }

    private async Task<ApiStream> OpenOnceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var timeout = new CancellationTokenSource(call.Timeout, options.TimeProvider);
        string? key = await GetKeyAsync(call, timeout.Token, cancellationToken).ConfigureAwait(false);
        using var exchange = new HttpExchange(call, there => CreateRequest(there, key));
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token, lifetime.Token);
        call.Begin();
        HttpResponseMessage? response = null;
        bool isOpen = false;
        try
        {
            response = await exchange.SendAsync(httpClient, linked.Token).ConfigureAwait(false);
            ApiStream stream = await ApiStream
                .CreateAsync(call, response, key, call.SilenceLimit ?? Timeout.InfiniteTimeSpan, options.TimeProvider, lifetime.Token, linked.Token).ConfigureAwait(false);
            isOpen = true;
            return stream;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (lifetime.IsOver && exception is not FalException)
        {
            throw Disposed(call, exception, mayBeAccepted: call.IsBilled);
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
            throw ConnectionErrors.Create(call, SafeCause.Of(exception, key), response is null && IsBeforeSending(exchange, exception));
        }
        catch (Exception exception) when (exception is not FalException)
        {
            throw ConnectionErrors.Create(call, SafeCause.Of(exception, key), isBeforeSending: false);
        }
        finally
        {
            if (!isOpen)
            {
                response?.Dispose();
            }
        }
    }
}
