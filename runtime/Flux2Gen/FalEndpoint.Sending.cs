using System.Text.Json;
using Flux2Gen.Errors;
using Flux2Gen.Journal;
using Flux2Gen.Json;
using Flux2Gen.Results;
using Flux2Gen.Storage;
using Flux2Gen.Text;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <content>The steps that the calls are made of.</content>
public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>How long a cancelled call may still take, to cancel the request at fal as well.</summary>
    private static readonly TimeSpan CancelTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Checks an input, uploads its files and writes it, in that order: no byte is sent for an input that breaks a rule.</summary>
    private async Task<ReadOnlyMemory<byte>> PrepareAsync(TInput input, CancellationToken cancellationToken)
    {
        if (input is null)
        {
            throw new ArgumentNullException(nameof(input));
        }

        if (input is JsonElement { ValueKind: JsonValueKind.Undefined })
        {
            throw new ArgumentException("The input is default(JsonElement), which is no JSON. An input without members is {}.", nameof(input));
        }

        if (Client.Transport.Options.ValidateInput && input is IFalValidatable validatable
            && FalValidator.Check(validatable) is { Count: > 0 } violations)
        {
            throw new FalInputException(violations) { EndpointId = Id };
        }

        if (_input.WithFiles is { } withFiles)
        {
            try
            {
                input = await InputFiles.UploadAsync(Client.Storage, input, withFiles, Client.Transport.Options.Upload.MaxConcurrency, cancellationToken).ConfigureAwait(false);
            }
            catch (FalException exception)
            {
                exception.EndpointId ??= Id;
                throw;
            }
        }

        return ModelJson.ToUtf8(input, _input.Write);
    }

    /// <summary>Submits, follows to the end and fetches the result, all within the time that the options give. The journal holds the request until that is confirmed.</summary>
    private Task<JournaledResult<TOutput>> FollowAsync(TInput input, Func<FalQueueUpdate, Task>? listener, FalSubscribeOptions options, CancellationToken cancellationToken) =>
        WithinAsync(
            options.Timeout,
            $"{nameof(FalSubscribeOptions)}.{nameof(options.Timeout)}",
            async token =>
            {
                ReadOnlyMemory<byte> body = await PrepareAsync(input, token).ConfigureAwait(false);
                return await FollowToEndAsync(body, listener, options, throttled: null, accepted: null, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Does what is billed, so that a canceled call says when fal may have the request.</summary>
    private async Task<T> BilledAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (FalCanceledException.CreateUnanswered(exception, Id, cancellationToken) is { } canceled)
        {
            throw canceled;
        }
    }

    private async Task<T> WithinAsync<T>(TimeSpan timeout, string setting, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return await call(cancellationToken).ConfigureAwait(false);
        }

        using var deadline = new CallDeadline(timeout, Client.Transport.Options.TimeProvider, cancellationToken);
        try
        {
            return await call(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (deadline.HasRunOut)
        {
            throw ConnectionErrors.CreateDeadline(Id, timeout, setting, exception);
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == deadline.Token && cancellationToken.IsCancellationRequested)
        {
            throw exception.WithToken(cancellationToken);
        }
    }

    private async Task<JournaledResult<TOutput>> FollowToEndAsync(
        ReadOnlyMemory<byte> body, Func<FalQueueUpdate, Task>? listener, FalSubscribeOptions options, Action<ApiResponse>? throttled, Action? accepted, CancellationToken cancellationToken)
    {
        FalRequest<TOutput> request = await SubmitToCancelAsync(body, options, throttled, cancellationToken).ConfigureAwait(false);
        try
        {
            accepted?.Invoke();
            if (request.Submitted is { } submitted)
            {
                await NotifyAsync(listener, submitted).ConfigureAwait(false);
            }

            bool logs = options.IncludeLogs ?? listener is not null;
            await foreach (FalQueueUpdate update in request.WatchAsync(logs, options.WatchMode, request.Submitted, cancellationToken).ConfigureAwait(false))
            {
                await NotifyAsync(listener, update).ConfigureAwait(false);
            }

            FalResult<TOutput> result = await request.FetchAsync(cancellationToken).ConfigureAwait(false);
            return new JournaledResult<TOutput>(result, request.Mark);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever it was that ended the call: nobody waits for the request any more.
            FalCancelResult? result = options.CancelRemotely ? await CancelAtFalAsync(request).ConfigureAwait(false) : null;
            if (exception is OperationCanceledException)
            {
                throw new FalCanceledException(request.RequestId, Id, options.CancelRemotely, result, exception, cancellationToken);
            }

            (exception as FalException)?.MarkAccepted();
            throw;
        }
        catch (FalException exception)
        {
            // The request goes on at fal: the same call again would be a second one.
            exception.MarkAccepted();
            throw;
        }
    }

    /// <summary>Submits so that a cancelled token does not leave a request behind that nobody knows.</summary>
    /// <remarks>
    /// An exchange that was cut off may have been accepted, under an id that is lost with the answer. So the answer is waited
    /// for a little longer, and the request is cancelled by its id.
    /// </remarks>
    private async Task<FalRequest<TOutput>> SubmitToCancelAsync(
        ReadOnlyMemory<byte> body, FalSubscribeOptions options, Action<ApiResponse>? throttled, CancellationToken cancellationToken)
    {
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, Client.Transport.Options.TimeProvider);
        using CancellationTokenRegistration registration = cancellationToken.Register(() => grace.CancelAfter(CancelTimeout));
        FalRequest<TOutput> request;
        try
        {
            request = await BilledAsync(() => SubmitAsync(body, options, grace.Token, throttled, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (FalException exception) when (cancellationToken.IsCancellationRequested)
        {
            var canceled = new OperationCanceledException(message: null, exception, cancellationToken);
            throw FalCanceledException.CreateUnanswered(canceled, Id, cancellationToken) ?? canceled;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            FalCancelResult? result = options.CancelRemotely ? await CancelAtFalAsync(request).ConfigureAwait(false) : null;
            throw new FalCanceledException(request.RequestId, Id, options.CancelRemotely, result, innerException: null, cancellationToken);
        }

        return request;
    }

    private async Task<FalRequest<TOutput>> SubmitAsync(
        ReadOnlyMemory<byte> body, FalQueueOptions options, CancellationToken? abortExchange, Action<ApiResponse>? throttled, CancellationToken cancellationToken)
    {
        string? journalId = await Client.Journal.BeginAsync(Id, options.JournalNote, cancellationToken).ConfigureAwait(false);
        try
        {
            (FalRequest<TOutput> request, ApiResponse answer) = await SendSubmitAsync(body, options, abortExchange, throttled, cancellationToken).ConfigureAwait(false);
            request.Mark = await Client.Journal.AcceptAsync(journalId, request.RequestId).ConfigureAwait(false);
            request.Timeline?.Submitted(answer, request.Submitted);
            return request;
        }
        catch (Exception exception) when (RequestOutcome.IsNotAccepted(exception))
        {
            // Anything else leaves the intent in the journal: fal may have the request.
            await Client.Journal.EndAsync(journalId).ConfigureAwait(false);
            throw;
        }
        catch (FalException exception) when (journalId is not null && IsRequestId(exception.RequestId))
        {
            // The answer was lost, but not before it told the id.
            await Client.Journal.AcceptAsync(journalId, exception.RequestId!).ConfigureAwait(false);
            throw;
        }
        finally
        {
            Client.Journal.Answered(journalId);
        }
    }

    private async Task<FalResult<TOutput>> SendRunAsync(ReadOnlyMemory<byte> body, FalRunOptions options, CancellationToken cancellationToken)
    {
        var call = new ApiCall
        {
            Operation = FalOperation.Run,
            Method = HttpMethod.Post,
            Uri = Client.Transport.Uris.Run(_id),
            Timeout = Timeout.InfiniteTimeSpan,
            EndpointId = Id,
            Content = () => JsonContent.Create(body),
            Input = body,
            Headers = options.Apply,
        };
        ApiResponse response = await BilledAsync(() => Client.Transport.Sender.SendSuccessfullyAsync(call, cancellationToken), cancellationToken).ConfigureAwait(false);
        var result = new FalResult<TOutput>(response, _output, Id, requestId: null, last: null);
        return RunErrors.Find(call, response, result.Content) is { } error ? throw error : result;
    }

    private async Task<(FalRequest<TOutput> Request, ApiResponse Answer)> SendSubmitAsync(
        ReadOnlyMemory<byte> body, FalQueueOptions options, CancellationToken? abortExchange, Action<ApiResponse>? throttled, CancellationToken cancellationToken)
    {
        var call = new ApiCall
        {
            Operation = FalOperation.Submit,
            Method = HttpMethod.Post,
            Uri = Client.Transport.Uris.Submit(_id, options),
            Timeout = Client.Transport.Options.NetworkTimeout,
            EndpointId = Id,
            Content = () => JsonContent.Create(body),
            Input = body,
            Headers = options.Apply,
            AbortExchange = abortExchange,
            Throttled = throttled,
        };
        ApiResponse response = await Client.Transport.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);

        // An answer that broke off, or that something was added to, may tell the id before that.
        JsonElement? json = response.Json ?? JsonBeginning.TryParse(ErrorText.WithoutKey(response.Body, response.Key));
        string? told = json?.Text("request_id");
        string? requestId = IsRequestId(told) ? told : response.RequestId;
        if (!IsRequestId(requestId))
        {
            throw ProtocolErrors.Create(call, response, "gave no usable request id");
        }

        var request = new FalRequest<TOutput>(Client.Transport, Client.Journal, _id, _output, requestId!, Client.Transport.Uris.Addresses(_id, requestId!, json))
        {
            Input = body.Length <= FalRequest<TOutput>.MaximumInput ? body : null,
            Submitted = json?.Text("status") is null ? null : new FalQueueUpdate(requestId!, json.Value, [], []),
        };
        return (request, response);
    }

    /// <summary>Cancels a request at fal as far as that works; null when it does not.</summary>
    private async Task<FalCancelResult?> CancelAtFalAsync(FalRequest<TOutput> request)
    {
        using var timeout = new CancellationTokenSource(CancelTimeout, Client.Transport.Options.TimeProvider);
        try
        {
            return await request.CancelAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FalException or OperationCanceledException or ObjectDisposedException)
        {
            // The request goes on at fal; its result stays there for as long as any.
            return null;
        }
    }
}
