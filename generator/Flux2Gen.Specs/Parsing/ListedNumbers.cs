using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Finds the numbers that schemas list, where these are not all whole ones and so make no enum.</summary>
internal static class ListedNumbers
{
    /// <summary>The numbers that all lists have in common; none when there is no list, or one of other values.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<Schema> rules)
    {
        double[][] lists = [.. rules
            .Select(static rule => rule.Const is { } constant ? [constant] : rule.Enum)
            .OfType<IReadOnlyList<JsonNode?>>()
            .Select(static list => list.Where(static value => value is not null).Select(static value => Number(value!)).ToArray())];
        return lists.Length == 0 || lists.Any(static list => list.Any(double.IsNaN))
            ? []
            : lists[0].Where(number => lists.All(list => list.Contains(number))).Distinct().Select(static number => number.ToString("R", CultureInfo.InvariantCulture));
    }

    private static double Number(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue(out double number) ? number : double.NaN;
}
