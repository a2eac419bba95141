using System.Globalization;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>
/// Says once for an endpoint that optional properties may be null, or may not be any more: documents change it for many at a time, and
/// callers do not meet it.
/// </summary>
internal static class OptionalNulls
{
    /// <summary>Folds those changes.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="changes">The changes.</param>
    /// <returns>The changes, with one instead of several of a kind and direction.</returns>
    public static IEnumerable<Change> Fold(EndpointModel endpoint, IReadOnlyList<Change> changes)
    {
        foreach (IGrouping<(ChangeKind, Direction, bool), Change> group in changes.GroupBy(change => (change.Kind, change.Direction, IsOne(change))))
        {
            if (group.Key.Item3 && group.Count() > 1)
            {
                yield return group.First() with
                {
                    Where = endpoint.Name,
                    Wire = null,
                    What = string.Create(CultureInfo.InvariantCulture, $"{group.Count()} optional properties {group.First().What}"),
                };
                continue;
            }

            foreach (Change change in group)
            {
                yield return change;
            }
        }
    }

    private static bool IsOne(Change change) => change is { Kind: ChangeKind.BecameNullable or ChangeKind.BecameNotNull, Worst: Impact.Safe, Claims.Count: 0 };
}
