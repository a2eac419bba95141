using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Flux2Gen.Diagnostics;
using Flux2Gen.Text;
using Flux2Gen.Webhooks;

namespace Flux2Gen;

/// <summary>What fal tells of a request that has ended, at the address that <see cref="FalQueueOptions.WebhookUri"/> named.</summary>
/// <remarks>
/// <para>Whether fal sent it is checked by <c>FalWebhookVerifier</c> of the package <c>Flux2Gen.Webhooks</c>, and not here.</para>
/// <para>
/// fal delivers again until it gets an answer of 2xx, so the same one may come twice, also at the same time: do what is done for a
/// request once per <see cref="RequestId"/>.
/// </para>
/// </remarks>
/// <typeparam name="TOutput">The type of the output.</typeparam>
public sealed class FalWebhook<TOutput>
{
    private readonly Func<FalRequest<TOutput>> _attach;
    private readonly TOutput? _data;
    private readonly bool _isElsewhere;

    internal FalWebhook(WebhookBody body, string endpointId, FalModelContract<TOutput> output, Func<FalRequest<TOutput>> attach)
    {
        _attach = attach;
        EndpointId = endpointId;
        RequestId = body.RequestId;
        GatewayRequestId = body.GatewayRequestId;
        Status = body.Status;
        Error = body.Error;
        PayloadError = body.PayloadError;
        Payload = body.Payload;
        RawJson = body.RawJson;
        RawBody = body.RawBody;
        FieldErrors = body.Status == FalWebhookStatus.Ok ? [] : body.PayloadAsError.FieldErrors;
        if (body.Status == FalWebhookStatus.Ok && body.Payload is not null)
        {
            Exception = body.TryReadPayload(output, endpointId, out _data, out _isElsewhere);
        }
        else
        {
            Exception = body.ToException(endpointId);
        }
    }

    /// <summary>Gets the id of the request, as the submit gave it.</summary>
    public string RequestId { get; }

    /// <summary>Gets the id of fal's last attempt, which differs from <see cref="RequestId"/> when fal tried the request again by itself; <see langword="null"/> when fal gave none.</summary>
    public string? GatewayRequestId { get; }

    /// <summary>Gets the id of the endpoint that read the webhook. fal does not say which one it is about: give each its own address.</summary>
    public string EndpointId { get; }

    /// <summary>Gets how the request ended.</summary>
    public FalWebhookStatus Status { get; }

    /// <summary>Gets a value indicating whether the output is in the webhook, and fits its type.</summary>
    [MemberNotNullWhen(false, nameof(Exception))]
    public bool IsSuccess => Exception is null;

    /// <summary>Gets a value indicating whether only the queue knows how the request ended: there is no payload, or one that is neither an output nor an error, or a status that this library does not know.</summary>
    /// <remarks>
    /// So it is with an output that is not JSON: fal says what the matter is in <see cref="PayloadError"/>, perhaps even with the status
    /// <c>ERROR</c>, although the request is paid for and its result is there.
    /// </remarks>
    public bool IsResultElsewhere => _isElsewhere
        || (!IsSuccess && (!Status.IsKnown || (Payload is null && (Status == FalWebhookStatus.Ok || PayloadError is not null))));

    /// <summary>Gets the output.</summary>
    /// <exception cref="FalException">It is not in the webhook: <see cref="Exception"/>.</exception>
    public TOutput Data
    {
        get
        {
            if (Exception is { } exception)
            {
                ExceptionDispatchInfo.Throw(exception);
            }

            return _data!;
        }
    }

    /// <summary>Gets why there is no output, or <see langword="null"/> when there is one.</summary>
    /// <value>
    /// A <see cref="FalValidationException"/> when the model refused the input, a <see cref="FalApiException"/> when the request failed
    /// otherwise, and a <see cref="FalProtocolException"/> when the output does not fit its type or is not in the webhook.
    /// </value>
    public FalException? Exception { get; }

    /// <summary>Gets what fal says of the failure, such as "Invalid status code: 422"; <see langword="null"/> when there was none.</summary>
    public string? Error { get; }

    /// <summary>Gets why the payload is missing, in fal's words; <see langword="null"/> when fal says nothing of the kind.</summary>
    public string? PayloadError { get; }

    /// <summary>Gets what the model says is wrong with which part of the input; empty when it says nothing.</summary>
    public IReadOnlyList<FalFieldError> FieldErrors { get; }

    /// <summary>Gets the output as the model gave it, or its error; <see langword="null"/> when there is none.</summary>
    public JsonElement? Payload { get; }

    /// <summary>Gets the whole webhook.</summary>
    public JsonElement RawJson { get; }

    /// <summary>Gets the body as it came.</summary>
    public ReadOnlyMemory<byte> RawBody { get; }

    /// <summary>Gets the output if it is in the webhook and fits its type.</summary>
    /// <param name="data">The output.</param>
    /// <returns>Whether it is.</returns>
    public bool TryGetData([MaybeNullWhen(false)] out TOutput data)
    {
        data = _data;
        return IsSuccess;
    }

    /// <summary>Gets the output, from the queue if it <see cref="IsResultElsewhere">is not in the webhook</see>.</summary>
    /// <remarks>fal keeps results for about an hour, and large ones for minutes.</remarks>
    /// <param name="cancellationToken">Ends the call, not the request.</param>
    /// <returns>The output.</returns>
    /// <exception cref="FalValidationException">The model refused the input.</exception>
    /// <exception cref="FalApiException">The request failed, or fal does not know it any more.</exception>
    /// <exception cref="FalException">The output does not fit its type, or fal could not be asked.</exception>
    public async Task<TOutput> GetDataAsync(CancellationToken cancellationToken = default)
    {
        if (!IsResultElsewhere)
        {
            return Data;
        }

        FalResult<TOutput> result = await Attach().GetResultAsync(cancellationToken).ConfigureAwait(false);
        return result.Data;
    }

    /// <summary>Takes up the request, to fetch its result from the queue, or to strike it off the journal with <see cref="FalRequest{TOutput}.RemoveFromJournalAsync"/>.</summary>
    /// <returns>The request. Nothing is sent yet.</returns>
    public FalRequest<TOutput> Attach() => _attach();

    /// <summary>Returns a line for a console or a log. Nothing of the output is in it.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() =>
        $"{EndpointId}, request {RequestId}, {ErrorText.OneLine(Status.Value, 40)}{(IsSuccess ? "" : IsResultElsewhere ? ", result in the queue" : $", {ErrorTypes.Of(Exception)}")}";
}
