using System.Net;
using System.Text;

namespace Flux2Gen.Schedules;

/// <summary>The answers that servers, proxies and broken connections give in place of fal's.</summary>
internal static class OddAnswers
{
    private const string Page = "<html><title>Just a moment...</title></html>";

    /// <summary>Answers that say nothing of a request, however long they last.</summary>
    public static readonly (int Status, string Body, string? Header)[] Outages =
    [
        (408, "", null), (409, """{"detail":"conflict"}""", null), (425, "", null), (429, "{}", null), (429, """{"detail":"slow"}""", "Retry-After: 7"),
        (500, "", null), (502, Page, null), (503, "<html><center>nginx</center></html>", null), (503, """{"detail":"upstream"}""", null), (504, "", null), (520, "", null), (522, Page, null), (524, Page, null), (530, "error code: 1033", null),
        (401, "", null), (403, Page, null), (404, Page, null), (302, "", "Location: https://login.example"), (407, "", null), (511, Page, null),
        (200, "", null), (200, Page, null), (204, "", null), (200, "{\"sta", null), (200, "\uFEFF", null),
        (400, """{"detail":"Request is still in progress"}""", null),
    ];

    /// <summary>Answers that count when they stay: each comes once.</summary>
    public static readonly (int Status, string Body, string? Header)[] Doubts =
    [
        (401, """{"detail":"no key"}""", null), (403, """{"detail":"locked"}""", "x-fal-request-id: gateway-1"), (404, """{"status":"NOT_FOUND"}""", null), (404, """{"detail":"Request not found"}""", null),
        (500, """{"detail":"boom"}""", "x-fal-request-id: gateway-1"), (503, "upstream connect error", "x-fal-request-id: gateway-1"), (200, """{"error":"boom"}""", null), (200, """{"output":{}}""", null), (200, "{}", null),
    ];

    public static HttpResponseMessage Create((int Status, string Body, string? Header) answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.Body)) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.Body.StartsWith('<') ? "text/html" : "application/json");
        if (answer.Header?.Split(": ") is [string name, string value])
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
