using System.Buffers;
using System.Net;
using System.Text;

namespace Flux2Gen;

/// <summary>Distinguishes answers of storage by their bodies, where their statuses do not tell what they mean.</summary>
internal static class UploadAnswers
{
    private static readonly SearchValues<byte> EndsOfNames = SearchValues.Create(" \t\r\n/>"u8);

    /// <summary>The codes of refusals that pass: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.</summary>
    private static readonly string[] PassingCodes =
    [
        "RequestTimeout", "OperationAborted", "ConditionalRequestConflict", "IncompleteBody", "BadDigest", "InternalError", "SlowDown",
    ];

    /// <summary>Determines whether an answer with a status of success is a page or an error: S3 sends the status of a long call before it knows its outcome.</summary>
    public static bool IsRefusal(ApiResponse response)
    {
        ReadOnlySpan<byte> body = response.Body.Span.Trim(" \t\r\n"u8);
        return !body.IsEmpty && (body[0] == '<' ? !IsResult(body) : response.IsPage || AnswerContents.IsError(body));
    }

    /// <summary>Determines whether a refusal of storage is one of the moment.</summary>
    public static bool IsPassing(ApiResponse response) =>
        response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict
        && response.Error.ErrorType is { } code
        && Array.Exists(PassingCodes, passing => passing.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>Determines whether XML tells a result, such as <c>CompleteMultipartUploadResult</c>.</summary>
    private static bool IsResult(ReadOnlySpan<byte> xml)
    {
        while (xml is [(byte)'<', (byte)'?' or (byte)'!', ..] && xml.IndexOf((byte)'>') is var end && end > 0)
        {
            xml = xml[(end + 1)..].TrimStart(" \t\r\n"u8);
        }

        int length = xml.IndexOfAny(EndsOfNames);
        string name = length > 0 ? Encoding.UTF8.GetString(xml[..length]) : "";
        return name.EndsWith("Result", StringComparison.Ordinal)
            || (name.EndsWith("Response", StringComparison.Ordinal) && !name.Contains("Error", StringComparison.OrdinalIgnoreCase));
    }
}
