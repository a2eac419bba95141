using System.Text.Json;

namespace Flux2Gen;

/// <summary>Recognizes answers that say that a request is not finished yet, in the words that servers have for it.</summary>
internal static class EarlyWords
{
    private static readonly string[] Phrases =
        ["in progress", "in_progress", "still processing", "still running", "being processed", "not completed", "not complete", "not ready", "not finished", "not done", "in queue", "in_queue", "too early"];

    /// <summary>Determines whether an error says so.</summary>
    public static bool IsIn(JsonElement root)
    {
        if (root.Text("status") is { } status && new FalQueueState(status) is var state && (state == FalQueueState.InQueue || state == FalQueueState.InProgress))
        {
            return true;
        }

        foreach (string name in (ReadOnlySpan<string>)["detail", "message", "error"])
        {
            if (root.Text(name) is { } text && Array.Exists(Phrases, phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
