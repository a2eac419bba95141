using Flux2Gen.Transport;

namespace Flux2Gen.Results;

/// <summary>Makes the exception for a successful answer to a run that is not an output. It cannot be asked for again.</summary>
internal static class RunErrors
{
    /// <summary>Returns the exception; null when the answer is an output, or something that only its caller can judge.</summary>
    /// <param name="call">The call.</param>
    /// <param name="response">The answer.</param>
    /// <param name="content">What its body is.</param>
    public static FalException? Find(ApiCall call, ApiResponse response, AnswerContent content)
    {
        FalException? exception = content switch
        {
            AnswerContent.Error => ErrorObjects.Create(response.Body, response.Key, call.Input, "The model failed"),
            AnswerContent.Status => ProtocolErrors.Create(call, response, "gave the request's status instead of its result"),
            _ => null,
        };
        if (exception is not null)
        {
            exception.RequestId = response.RequestId;
            ApiSender.Describe(exception, call);
        }

        return exception;
    }
}
