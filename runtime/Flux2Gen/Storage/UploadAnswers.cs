using System.Buffers;
using System.Text;
using Flux2Gen.Results;
using Flux2Gen.Transport;

namespace Flux2Gen.Storage;

/// <summary>Distinguishes answers of storage by their bodies, where their statuses do not tell what they mean.</summary>
internal static class UploadAnswers
{
    private static readonly SearchValues<byte> EndsOfNames = SearchValues.Create(" \t\r\n/>"u8);

    /// <summary>Determines whether an answer with a status of success is a page or an error: S3 sends the status of a long call before it knows its outcome.</summary>
    public static bool IsRefusal(ApiResponse response)
    {
        ReadOnlySpan<byte> body = response.Body.Span.Trim(" \t\r\n"u8);
        return !body.IsEmpty && (body[0] == '<' ? !IsResult(body) : response.IsPage || AnswerContents.IsError(body));
    }

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
