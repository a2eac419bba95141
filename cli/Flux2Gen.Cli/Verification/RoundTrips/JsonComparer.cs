using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Verification.RoundTrips;

/// <summary>
/// Compares JSON by meaning: the order of members and the spelling of numbers and strings do not matter, everything
/// else does.
/// </summary>
internal static class JsonComparer
{
    private const string Nothing = "nothing";

    /// <summary>Finds the first difference.</summary>
    /// <param name="expected">What should be there.</param>
    /// <param name="found">What is there.</param>
    /// <returns>The difference, or <see langword="null"/> when there is none.</returns>
    public static JsonDifference? Compare(JsonElement expected, JsonElement found) => Compare(expected, found, "$");

    private static JsonDifference? Compare(JsonElement expected, JsonElement found, string path)
    {
        if (expected.ValueKind != found.ValueKind)
        {
            return Differ(path, expected, found);
        }

        return expected.ValueKind switch
        {
            JsonValueKind.Object => CompareObjects(expected, found, path),
            JsonValueKind.Array => CompareArrays(expected, found, path),
            JsonValueKind.String => expected.ValueEquals(found.GetString()) ? null : Differ(path, expected, found),
            JsonValueKind.Number => JsonNumber.Parse(expected.GetRawText()) == JsonNumber.Parse(found.GetRawText())
                ? null
                : Differ(path, expected, found),
            _ => null,
        };
    }

    private static JsonDifference? CompareObjects(JsonElement expected, JsonElement found, string path)
    {
        var rest = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty member in found.EnumerateObject())
        {
            if (!rest.TryAdd(member.Name, member.Value))
            {
                return new JsonDifference(Member(path, member.Name), "one member", "the member twice");
            }
        }

        foreach (JsonProperty member in expected.EnumerateObject())
        {
            string memberPath = Member(path, member.Name);
            if (!rest.Remove(member.Name, out JsonElement value))
            {
                return new JsonDifference(memberPath, member.Value.GetRawText(), Nothing);
            }

            if (Compare(member.Value, value, memberPath) is { } difference)
            {
                return difference;
            }
        }

        foreach ((string name, JsonElement value) in rest)
        {
            return new JsonDifference(Member(path, name), Nothing, value.GetRawText());
        }

        return null;
    }

    private static JsonDifference? CompareArrays(JsonElement expected, JsonElement found, string path)
    {
        int index = 0;
        foreach ((JsonElement one, JsonElement other) in expected.EnumerateArray().Zip(found.EnumerateArray()))
        {
            if (Compare(one, other, $"{path}[{index}]") is { } difference)
            {
                return difference;
            }

            index++;
        }

        int expectedLength = expected.GetArrayLength();
        int foundLength = found.GetArrayLength();
        return expectedLength == foundLength
            ? null
            : new JsonDifference($"{path}[{index}]", ItemOrNothing(expected, index), ItemOrNothing(found, index));
    }

    private static string ItemOrNothing(JsonElement array, int index) =>
        index < array.GetArrayLength() ? array[index].GetRawText() : Nothing;

    private static string Member(string path, string name) =>
        name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_') ? $"{path}.{name}" : $"{path}['{name}']";

    private static JsonDifference Differ(string path, JsonElement expected, JsonElement found) =>
        new(path, expected.GetRawText(), found.GetRawText());
}
