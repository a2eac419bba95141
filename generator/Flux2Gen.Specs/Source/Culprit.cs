using System.Text.Json.Nodes;

namespace Flux2Gen.Specs.Source;

/// <summary>
/// Finds the part of a document that a reader fails on without saying where: the deepest part without which it does not fail.
/// </summary>
internal sealed class Culprit(JsonNode root, Func<JsonNode, bool> isReadable, CancellationToken cancellationToken)
{
    /// <summary>A document takes some forty attempts of less than a millisecond each.</summary>
    private int _attemptsLeft = 250;

    /// <summary>The JSON pointer of the part; that of the whole document when no single part is to blame.</summary>
    public string Find()
    {
        string pointer = "#";
        JsonNode? node = root;
        while (node is not null && Child(node) is { } child)
        {
            pointer = JsonPointer.Append(pointer, child.Name);
            node = child.Node;
        }

        return pointer;
    }

    private (string Name, JsonNode? Node)? Child(JsonNode node)
    {
        if (Parts.Of(node) is not { Count: > 0 } parts)
        {
            return null;
        }

        // Halves, as long as one of them is to blame; what a document cannot be without is in the way of that, and then each by itself.
        int start = 0;
        int length = parts.Count;
        while (length > 1)
        {
            int half = length / 2;
            bool isFirst = IsReadableWithout(parts, start, half);
            if (!isFirst && !IsReadableWithout(parts, start + half, length - half))
            {
                break;
            }

            start += isFirst ? 0 : half;
            length = isFirst ? half : length - half;
        }

        for (int end = start + length; start < end && _attemptsLeft > 0; start++)
        {
            if (IsReadableWithout(parts, start, 1))
            {
                return parts[start];
            }
        }

        return null;
    }

    private bool IsReadableWithout(Parts parts, int start, int length)
    {
        parts.Put(index => index < start || index >= start + length);
        bool isReadable = IsReadable();
        parts.Put(static _ => true);
        return isReadable;
    }

    private bool IsReadable()
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _attemptsLeft-- > 0 && isReadable(root);
    }

    /// <summary>The members of an object or the items of an array, some of which can be left out for a while.</summary>
    private sealed class Parts(JsonNode owner, List<(string Name, JsonNode? Node)> all)
    {
        public int Count => all.Count;

        public (string Name, JsonNode? Node) this[int index] => all[index];

        public static Parts? Of(JsonNode node) => node switch
        {
            JsonObject members => new Parts(node, [.. members.Select(static member => (member.Key, member.Value))]),
            JsonArray items => new Parts(node, [.. items.Select(static (item, index) => (index.ToString(System.Globalization.CultureInfo.InvariantCulture), item))]),
            _ => null,
        };

        public void Put(Func<int, bool> isThere)
        {
            (owner as JsonObject)?.Clear();
            (owner as JsonArray)?.Clear();
            for (int index = 0; index < all.Count; index++)
            {
                if (isThere(index))
                {
                    (owner as JsonObject)?.Add(all[index].Name, all[index].Node);
                    (owner as JsonArray)?.Add(all[index].Node);
                }
            }
        }
    }
}
