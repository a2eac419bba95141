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
        switch (node)
        {
            case JsonObject members:
                foreach (KeyValuePair<string, JsonNode?> member in members.ToArray())
                {
                    members.Remove(member.Key);
                    bool isToBlame = IsReadable();
                    members[member.Key] = member.Value;
                    if (isToBlame)
                    {
                        return (member.Key, member.Value);
                    }
                }

                break;
            case JsonArray items:
                for (int index = 0; index < items.Count; index++)
                {
                    JsonNode? item = items[index];
                    items.RemoveAt(index);
                    bool isToBlame = IsReadable();
                    items.Insert(index, item);
                    if (isToBlame)
                    {
                        return (index.ToString(System.Globalization.CultureInfo.InvariantCulture), item);
                    }
                }

                break;
        }

        return null;
    }

    private bool IsReadable()
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _attemptsLeft-- > 0 && isReadable(root);
    }
}
