using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Specs;

/// <summary>A model as fal lists it. Apart from the id, all of it may be empty.</summary>
/// <param name="EndpointId">The id, such as <c>fal-ai/flux-2/edit</c>.</param>
/// <param name="Name">What fal calls it.</param>
/// <param name="Category">fal's category, such as <c>text-to-image</c>.</param>
/// <param name="Status"><c>active</c> or <c>deprecated</c>.</param>
/// <param name="Description">What it is.</param>
internal sealed record ModelSummary(string EndpointId, string Name, string Category, string Status, string Description)
{
    /// <summary>Reads an entry of fal's list.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The model, or <see langword="null"/> when the entry has no id that could be added.</returns>
    public static ModelSummary? Of(JsonElement entry) => Text(entry, "endpoint_id") is var id && DocumentPath.IsSafe(id)
        ? new ModelSummary(
            id,
            Text(entry, "metadata", "display_name"),
            Text(entry, "metadata", "category"),
            Text(entry, "metadata", "status"),
            Text(entry, "metadata", "description"))
        : null;

    /// <summary>Reads a text.</summary>
    /// <param name="entry">Where to start.</param>
    /// <param name="path">The names of the members on the way.</param>
    /// <returns>The text; empty when there is none, or none that is valid.</returns>
    public static string Text(JsonElement entry, params ReadOnlySpan<string> path)
    {
        try
        {
            return JsonPath.Find(entry, path) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return "";
        }
    }
}
