using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.Errors;

/// <summary>Recognizes answers that say that a request is not finished yet, in the words that servers have for it.</summary>
internal static class EarlyWords
{
    /// <summary>A text that is as short as this is about nothing but the request.</summary>
    private const int MaximumLength = 20;

    private static readonly string[] Phrases =
    [
        "in progress", "in_progress", "still processing", "still running", "being processed", "not completed", "not complete", "not ready", "not finished", "not done", "not yet",
        "in queue", "in_queue", "too early", "pending",
    ];

    private static readonly string[] Subjects = ["request", "result", "response", "job", "task", "prediction", "generation"];

    /// <summary>Determines whether an error says so.</summary>
    public static bool IsIn(JsonElement root)
    {
        if (root.Text("status") is { } status && new FalQueueState(status) is var state && (state == FalQueueState.InQueue || state == FalQueueState.InProgress))
        {
            return true;
        }

        foreach (string name in (ReadOnlySpan<string>)["detail", "message", "error"])
        {
            if (root.Text(name) is { } text && Has(text, Phrases) && (text.Length <= MaximumLength || Has(text, Subjects)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
