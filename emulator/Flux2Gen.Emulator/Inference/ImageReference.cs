using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Flux2Gen.Emulator.Inference;

/// <summary>An image address in an input.</summary>
/// <param name="Location">Where it stands.</param>
/// <param name="Value">The address, a JSON string.</param>
internal sealed partial record ImageReference(ImmutableList<object> Location, JsonElement Value)
{
    /// <summary>Finds the addresses by the names fal's inputs use: <c>image_url</c>, <c>reference_image_urls</c>, <c>mask_url</c>. Plain image addresses come first.</summary>
    public static IReadOnlyList<ImageReference> FindAll(JsonElement input)
    {
        List<ImageReference> found = [];
        Collect(input, ["body"], found);
        return [.. found.OrderBy(reference => Rank(reference.Location))];
    }

    private static int Rank(ImmutableList<object> location)
    {
        string name = location.OfType<string>().Last();
        return name is "image_url" or "image_urls" ? 0 : name.Contains("mask", StringComparison.Ordinal) ? 2 : 1;
    }

    private static void Collect(JsonElement value, ImmutableList<object> location, List<ImageReference> found)
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            foreach (JsonProperty member in value.EnumerateObject())
            {
                if (!ImageName().IsMatch(member.Name))
                    Collect(member.Value, location.Add(member.Name), found);
                else
                    Take(member.Value, location.Add(member.Name), found);
            }
        }
        else if (value.ValueKind is JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in value.EnumerateArray())
                Collect(item, location.Add(index++), found);
        }
    }

    private static void Take(JsonElement value, ImmutableList<object> location, List<ImageReference> found)
    {
        if (value.ValueKind is JsonValueKind.String)
        {
            found.Add(new ImageReference(location, value));
        }
        else if (value.ValueKind is JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in value.EnumerateArray())
                Take(item, location.Add(index++), found);
        }
    }

    [GeneratedRegex("^(.*_)?(image|mask)_urls?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ImageName();
}
