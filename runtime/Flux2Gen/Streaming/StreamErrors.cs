using Flux2Gen.Results;
using Flux2Gen.Transport;

namespace Flux2Gen.Streaming;

/// <summary>Makes the errors of streams that have begun.</summary>
internal static class StreamErrors
{
    private const string NotSentAgain = "PartialOutputs of the exception has what came before. fal may bill the request, so it was not sent again.";

    public static FalConnectionException CreateBrokenOff(ApiCall call, Exception? cause) =>
        new($"The stream of {call.Uri.Host} broke off: {NotSentAgain}", cause) { MayHaveBeenAccepted = true };

    public static FalTimeoutException CreateSilent(ApiCall call, Exception? cause) =>
        new($"The stream of {call.Uri.Host} fell silent: {NotSentAgain} FalStreamOptions.IdleTimeout says how long to wait.", cause)
        {
            MayHaveBeenAccepted = true,
        };

    /// <summary>The end of a stream that nobody waits for any more.</summary>
    public static FalConnectionException CreateAborted(ApiCall call, Exception cause) =>
        new($"The call was ended before the stream of {call.Uri.Host} was: {NotSentAgain}", cause) { MayHaveBeenAccepted = true };

    /// <summary>The error that an event describes; null when it is an output.</summary>
    public static FalApiException? Find(SseEvent told, ApiResponse answer, ReadOnlyMemory<byte>? input) =>
        told.Type == "error" || AnswerContents.IsError(told.Data.Span)
            ? ErrorObjects.Create(told.Data, answer.Key, input, "The model failed while it streamed")
            : null;
}
