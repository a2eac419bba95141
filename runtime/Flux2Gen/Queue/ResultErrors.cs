using Flux2Gen.Errors;
using Flux2Gen.Results;
using Flux2Gen.Text;
using Flux2Gen.Transport;

namespace Flux2Gen.Queue;

/// <summary>Makes the exception for an answer to a question for a result that is not the result.</summary>
internal static class ResultErrors
{
    /// <summary>An error with a status of success can be that of a gateway, so the request keeps its journal entry.</summary>
    private const string Advice = "ask again with endpoint.Attach(RequestId), which is free, and send the request anew if the error stays.";

    /// <summary>Makes the exception.</summary>
    /// <param name="call">The question.</param>
    /// <param name="response">The answer.</param>
    /// <param name="content">What its body is, when its status is a success.</param>
    /// <param name="finality">How much it counts.</param>
    /// <param name="last">What the queue said of the request at last.</param>
    public static FalException Create(ApiCall call, ApiResponse response, AnswerContent content, Finality finality, FalQueueUpdate? last)
    {
        FalException exception = last is { HasFailed: true } && finality != Finality.None && (response.IsSuccess || response.Error.IsEarly)
            ? CreateFromStatus(call, last)
            : !response.IsSuccess ? ApiErrors.Create(call, response, last, finality)
            : content == AnswerContent.Error && finality != Finality.None ? ErrorObjects.Create(response.Body, response.Key, call.Input, "The result of the request describes an error", Advice)
            : ProtocolErrors.Create(call, response, What(content));
        exception.EndpointId = call.EndpointId;
        exception.RequestId = call.RequestId;
        exception.Attempts = response.Attempts;
        return exception;
    }

    /// <summary>The error of a request in a state that this library does not know, and that does not end.</summary>
    /// <param name="call">The question.</param>
    /// <param name="last">What the queue said of the request at last.</param>
    /// <param name="cause">Why there is no result.</param>
    public static FalProtocolException CreateUnknownState(ApiCall call, FalQueueUpdate last, FalException cause) =>
        new($"The request is in the state '{ErrorText.OneLine(last.State.Value, 64)}', which this library does not know, and has no result: take it up again later with endpoint.Attach(RequestId).", cause)
        {
            RawJson = last.RawJson,
            RequestId = call.RequestId,
            EndpointId = call.EndpointId,
            Attempts = call.Attempts,
        };

    /// <summary>The error of a request that ended in an error and has no result that says more.</summary>
    private static FalApiException CreateFromStatus(ApiCall call, FalQueueUpdate last)
    {
        var input = InputTexts.From(call.Input);
        string? detail = ErrorWords.WithoutInput(last.Error) is { Length: > 0 } error ? InputTexts.OneLine(error, input) : null;
        string type = last.ErrorType is { } name ? $", {ErrorText.OneLine(name.Value, 64)}" : "";
        string said = detail is null ? "" : $" (\"{detail}\")";
        return new FalApiException(
            $"The request ended in the state '{InputTexts.OneLine(last.State.Value, input, 64)}'{type}{said}: send it anew if the failure can be temporary.", System.Net.HttpStatusCode.InternalServerError)
        {
            Detail = detail,
            ErrorType = last.ErrorType,
            Body = ErrorText.OneLine(last.RawJson.GetRawText(), 4096),
            IsOutcome = true,
            IsRetryable = ApiErrors.IsTemporary(last.ErrorType),
        };
    }

    private static string What(AnswerContent content) => content switch
    {
        AnswerContent.Status => "gave the request's status instead of its result",
        AnswerContent.Foreign => "gave JSON without any member of the output instead of the result",
        _ => "gave no result that can be read",
    };
}
