using System.Net;
using System.Text.Json;
using Flux2Gen.Errors;
using Flux2Gen.Json;
using Flux2Gen.Text;
using Flux2Gen.Transport;

namespace Flux2Gen.Results;

/// <summary>Makes the exception for an error that came with a status of success.</summary>
internal static class ErrorObjects
{
    /// <summary>Makes the exception.</summary>
    /// <remarks>The status of the answer is a success, so the error's own is taken: the one it names, else 422 where it lists faults of the input, else 500.</remarks>
    /// <param name="data">The error.</param>
    /// <param name="key">The key that was sent, to be taken out of the texts.</param>
    /// <param name="input">The input of the request, whose texts are taken out; null when it is not known.</param>
    /// <param name="what">What happened, for the message.</param>
    /// <param name="advice">What to do when the input is not to blame.</param>
    public static FalApiException Create(ReadOnlyMemory<byte> data, string? key, ReadOnlyMemory<byte>? input, string what, string advice = "send the request anew if the failure can be temporary.")
    {
        ReadOnlyMemory<byte> shown = ErrorText.WithoutKey(data, key);
        var body = ErrorBody.Parse(shown, InputTexts.From(input));
        HttpStatusCode status = StatusOf(JsonElementExtensions.TryParse(shown));
        var errorType = FalErrorType.From(body.ErrorType);
        string message = $"{what}{(body.Detail is null ? "" : $" (\"{body.Detail}\")")}: "
            + (status == HttpStatusCode.UnprocessableEntity ? "correct the input and send it again." : advice);
        string? text = ErrorText.Bounded(shown.Span);
        bool isRetryable = ApiErrors.IsTemporary(errorType) || HttpStatuses.IsTransient(status);
        return status == HttpStatusCode.UnprocessableEntity
            ? new FalValidationException(message, body.FieldErrors) { ErrorType = errorType, Detail = body.Detail, Body = text, IsRetryable = isRetryable }
            : new FalApiException(message, status) { ErrorType = errorType, Detail = body.Detail, Body = text, IsRetryable = isRetryable };
    }

    private static HttpStatusCode StatusOf(JsonElement? json)
    {
        foreach (string name in (ReadOnlySpan<string>)["status_code", "status", "code"])
        {
            if (json?.Member(name) is { ValueKind: JsonValueKind.Number } said && said.TryGetInt32(out int status) && status is >= 400 and <= 599)
            {
                return (HttpStatusCode)status;
            }
        }

        return json?.Member("detail") is { ValueKind: JsonValueKind.Array } ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.InternalServerError;
    }
}
