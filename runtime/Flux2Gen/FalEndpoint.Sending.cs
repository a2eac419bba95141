using System.Text.Json;

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

        if (Client.Options.ValidateInput && input is IFalValidatable validatable
            && FalValidator.Check(validatable) is { Count: > 0 } violations)
        {
            throw new FalInputException(violations) { EndpointId = Id };
        }

        if (_input.WithFiles is { } withFiles)
        {
            try
            {
                input = await InputFiles.UploadAsync(Client.Storage, input, withFiles, cancellationToken).ConfigureAwait(false);
            }
            catch (FalException exception)
            {
                exception.EndpointId ??= Id;
                throw;
            }
        }

        return FalJson.ToUtf8(input, _input.Write);
    }

    /// <summary>Submits so that a cancelled token does not leave a request behind that nobody knows.</summary>
    /// <remarks>
    /// An exchange that was cut off may have been accepted, under an id that is lost with the answer. So the answer is waited
    /// for a little longer, and the request is cancelled by its id.
    /// </remarks>
    private async Task<FalRequest<TOutput>> SubmitToCancelAsync(
        ReadOnlyMemory<byte> body, FalSubmitOptions options, CancellationToken cancellationToken)
    {
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, Client.Options.TimeProvider);
        using CancellationTokenRegistration registration = cancellationToken.Register(() => grace.CancelAfter(CancelTimeout));
        FalRequest<TOutput> request;
        try
        {
            request = await SubmitAsync(body, options, grace.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (FalException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(message: null, exception, cancellationToken);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            FalCancelResult? result = await CancelAtFalAsync(request).ConfigureAwait(false);
            throw new FalCanceledException(request.RequestId, Id, result, innerException: null, cancellationToken);
        }

        return request;
    }

    private async Task<FalRequest<TOutput>> SubmitAsync(
        ReadOnlyMemory<byte> body, FalSubmitOptions options, CancellationToken? abortExchange, CancellationToken cancellationToken)
    {
        var call = new ApiCall
        {
            Operation = FalOperation.Submit,
            Method = HttpMethod.Post,
            Uri = Client.Uris.Submit(_id),
            Timeout = Client.Options.RequestTimeout,
            EndpointId = Id,
            Content = () => JsonContent.Create(body),
            Headers = options.Apply,
            AbortExchange = abortExchange,
        };
        ApiResponse response = await Client.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);
        JsonElement? json = JsonElementExtensions.TryParse(response.Body);
        string? requestId = json?.Text("request_id") ?? response.RequestId;
        if (!IsRequestId(requestId))
        {
            throw ProtocolErrors.Create(call, response, "gave no usable request id");
        }

        return new FalRequest<TOutput>(Client, _id, _output, requestId!)
        {
            Submitted = json?.Text("status") is null ? null : new FalQueueUpdate(requestId!, json.Value, [], []),
        };
    }

    /// <summary>Cancels a request at fal as far as that works; null when it does not.</summary>
    private async Task<FalCancelResult?> CancelAtFalAsync(FalRequest<TOutput> request)
    {
        using var timeout = new CancellationTokenSource(CancelTimeout, Client.Options.TimeProvider);
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
