using System.Net;
using System.Text.Json;

namespace Flux2Gen;

/// <summary>Makes the errors of streams that have begun.</summary>
internal static class StreamErrors
{
    private const string NotSentAgain = "PartialOutputs of the exception has what came before. fal may bill the request, so it was not sent again.";

    /// <summary>The members that an event of an error is made of. One that has others is an output, even when they tell of an error.</summary>
    private static readonly string[] Beside = ["error_type", "status", "status_code", "code", "type", "message", "request_id"];

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

    /// <summary>The error that an event tells of; null when it is an output.</summary>
    /// <remarks>
    /// The status of the answer is a success by then, so the error's own is taken: what it says, else 422 where it lists what is wrong
    /// with the input, else 500.
    /// </remarks>
    public static FalApiException? Find(SseEvent told, ApiResponse answer, ReadOnlyMemory<byte>? input)
    {
        if (told.Type != "error" && !IsError(told.Data.Span))
        {
            return null;
        }

        ReadOnlyMemory<byte> shown = ErrorText.WithoutKey(told.Data, answer.Key);
        var body = ErrorBody.Parse(shown, input is { } sent ? new InputTexts(sent) : null);
        HttpStatusCode status = StatusOf(JsonElementExtensions.TryParse(shown));
        var errorType = FalErrorType.From(body.ErrorType);
        string message = $"The model failed while it streamed{(body.Detail is null ? "" : $" (\"{body.Detail}\")")}: "
            + (status == HttpStatusCode.UnprocessableEntity ? "correct the input and send it again." : "send the request anew if the failure can be temporary.");
        string? text = ErrorText.Bounded(shown.Span);
        bool isRetryable = ApiErrors.IsTemporary(errorType) || RetryPolicy.IsTransient(status);
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

    /// <summary>Whether JSON has the form of fal's errors, which the first member of almost any output decides.</summary>
    private static bool IsError(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, FalJson.ReaderOptions);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            bool isError = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isFlag = reader.ValueTextEquals("error"u8);
                bool tells = isFlag || reader.ValueTextEquals("detail"u8);
                bool isName = reader.ValueTextEquals("status"u8) || reader.ValueTextEquals("type"u8);
                if (!tells && !IsBeside(ref reader))
                {
                    return false;
                }

                reader.Read();
                isError |= tells && (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
                    || (reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty));
                isError |= isFlag && reader.TokenType == JsonTokenType.True;
                isError |= isName && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("error"u8);
                reader.Skip();
            }

            return isError;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter: a name with half a character, which is none of an error's.
            return false;
        }
    }

    private static bool IsBeside(ref Utf8JsonReader reader)
    {
        foreach (string name in Beside)
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }
        }

        return false;
    }
}
