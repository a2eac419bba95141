using System.Net;
using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Results;
using Flux2Gen.Transport;

namespace Flux2Gen.Queue;

/// <summary>Reads the answers to a request to cancel, for which fal's documents have several forms.</summary>
internal static class CancelAnswers
{
    /// <summary>Determines whether fal said in its own word that the request never gets a result.</summary>
    /// <remarks>A request that is not found may be known a moment later: its entry stays.</remarks>
    public static bool IsEnd(ApiResponse response) =>
        response.IsSuccess && new FalCancelResult(response.Json?.Text("status") ?? "") == FalCancelResult.Canceled;

    /// <summary>Returns what became of the request; null when the answer does not say.</summary>
    public static FalCancelResult? Read(ApiResponse response)
    {
        JsonElement? json = response.Json;
        if (response.IsSuccess)
        {
            return json is null ? (IsAccepted(response) ? FalCancelResult.Requested : null)
                : json.Value.Text("status") is { } status && status is not "error" ? new FalCancelResult(status)

                // The form of the endpoints' own documents. It was too late for what is not canceled.
                : json.Value.Member("success") is { ValueKind: JsonValueKind.False } ? FalCancelResult.AlreadyCompleted
                : AnswerContents.IsError(response.Body.Span) ? FromSuccessfulWords(response)
                : FalCancelResult.Requested;
        }

        var word = new FalCancelResult(json?.Text("status") ?? "");
        return word == FalCancelResult.AlreadyCompleted || word == FalCancelResult.NotFound ? word
            : json is { } root ? FromWords(response.StatusCode, response.Error.Detail, root)
            : FromStatus(response);
    }

    /// <summary>Whether an answer without JSON takes the request on: it is empty, or its status says so.</summary>
    private static bool IsAccepted(ApiResponse response) =>
        response.Body.IsEmpty || (response.StatusCode == HttpStatusCode.Accepted && !response.IsPage && !response.IsTornJson);

    /// <summary>What an error with a status of success says. Of one that says nothing of the request, the question is repeated.</summary>
    private static FalCancelResult? FromSuccessfulWords(ApiResponse response) =>
        response.Error.Detail is not { } detail ? null
        : Has(detail, "not found") || Has(detail, "unknown") || Has(detail, "no such") ? FalCancelResult.NotFound
        : FromWords(HttpStatusCode.Conflict, detail, response.Json!.Value);

    private static FalCancelResult? FromWords(HttpStatusCode status, string? detail, JsonElement root) => status switch
    {
        _ when detail is null => null,
        HttpStatusCode.BadRequest or HttpStatusCode.Conflict when Has(detail, "already") || Has(detail, "complete") || Has(detail, "finished") => FalCancelResult.AlreadyCompleted,
        HttpStatusCode.NotFound or HttpStatusCode.Gone when root.Member("detail") is not null && Has(detail, "request") => FalCancelResult.NotFound,
        _ => null,
    };

    /// <summary>What a status says by itself, where there is no body. A page is by a server that knows nothing of the request.</summary>
    private static FalCancelResult? FromStatus(ApiResponse response) => response.StatusCode switch
    {
        _ when response.IsPage => null,
        HttpStatusCode.BadRequest => FalCancelResult.AlreadyCompleted,
        HttpStatusCode.NotFound => FalCancelResult.NotFound,
        _ => null,
    };

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
