using System.Globalization;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>
/// Finds the part of a document that a reader fails on without saying where: of each object and list, the part with which the
/// reader begins to fail when parts are added in their order. The document is of no further use afterwards.
/// </summary>
internal sealed class Culprit(JsonNode root, Func<JsonNode, bool> isReadable, CancellationToken cancellationToken)
{
    /// <summary>The member that a document cannot be without.</summary>
    private const string Version = "openapi";

    /// <summary>The JSON pointer of the part; that of the whole document when it fails with none of its parts.</summary>
    public string Find()
    {
        string pointer = "#";
        JsonNode? node = root;
        while (node is not null && FirstToBlame(node) is { } part)
        {
            pointer = JsonPointer.Append(pointer, part.Name);
            node = part.Node;
        }

        return pointer;
    }

    /// <summary>The first part with which the document cannot be read. Those after it are gone then, so that they do not matter further down.</summary>
    private (string Name, JsonNode? Node)? FirstToBlame(JsonNode node)
    {
        (string Name, JsonNode? Node)[] parts = Parts(node);
        int readable = 0;
        int unreadable = parts.Length;
        if (parts.Length == 0 || !IsReadableWith(node, parts, node == root && parts[0].Name == Version ? 1 : 0))
        {
            return null;
        }

        // Halves: with this many it can be read, with that many it cannot.
        while (unreadable - readable > 1)
        {
            int middle = (readable + unreadable) / 2;
            if (IsReadableWith(node, parts, middle))
            {
                readable = middle;
            }
            else
            {
                unreadable = middle;
            }
        }

        Keep(node, parts, unreadable);
        return parts[readable];
    }

    private bool IsReadableWith(JsonNode node, (string Name, JsonNode? Node)[] parts, int count)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Keep(node, parts, count);
        return isReadable(root);
    }

    private static (string Name, JsonNode? Node)[] Parts(JsonNode node) => node switch
    {
        JsonObject members => [.. members.OrderByDescending(static member => member.Key == Version).Select(static member => (member.Key, member.Value))],
        JsonArray items => [.. items.Select(static (item, index) => (index.ToString(CultureInfo.InvariantCulture), item))],
        _ => [],
    };

    private static void Keep(JsonNode node, (string Name, JsonNode? Node)[] parts, int count)
    {
        (node as JsonObject)?.Clear();
        (node as JsonArray)?.Clear();
        foreach ((string name, JsonNode? part) in parts.Take(count))
        {
            (node as JsonObject)?.Add(name, part);
            (node as JsonArray)?.Add(part);
        }
    }
}
