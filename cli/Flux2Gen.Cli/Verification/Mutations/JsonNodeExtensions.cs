using System.Text.Json.Nodes;

namespace Flux2Gen.Cli.Verification.Mutations;

/// <summary>What mutations do to JSON.</summary>
internal static class JsonNodeExtensions
{
    /// <summary>Puts another value where one is.</summary>
    /// <param name="node">The value; it stands alone afterwards.</param>
    /// <param name="make">Makes the other value of it.</param>
    public static void Replace(this JsonNode node, Func<JsonNode, JsonNode?> make)
    {
        switch (node.Parent)
        {
            case JsonObject members:
                string name = node.GetPropertyName();
                members[name] = null;
                members[name] = make(node);
                break;
            case JsonArray items:
                int index = node.GetElementIndex();
                items[index] = null;
                items[index] = make(node);
                break;
        }
    }

    /// <summary>The name under which a value stands in its object.</summary>
    /// <param name="node">The value.</param>
    /// <returns>The name; empty when it stands in no object.</returns>
    public static string GetPropertyNameOrEmpty(this JsonNode node) => node.Parent is JsonObject ? node.GetPropertyName() : "";

    /// <summary>Gives a member another name, in its place.</summary>
    /// <param name="members">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="other">Its other name; a member that has it already goes.</param>
    public static void Rename(this JsonObject members, string name, string other)
    {
        KeyValuePair<string, JsonNode?>[] all = [.. members.Where(pair => pair.Key == name || pair.Key != other)];
        members.Clear();
        foreach ((string key, JsonNode? value) in all)
        {
            members[key == name ? other : key] = value;
        }
    }

    /// <summary>Makes an object say nothing but what another says.</summary>
    /// <param name="members">The object.</param>
    /// <param name="json">The other.</param>
    public static void Become(this JsonObject members, string json)
    {
        members.Clear();
        members.Merge(json);
    }

    /// <summary>Makes an object say also what another says.</summary>
    /// <param name="members">The object.</param>
    /// <param name="json">The other.</param>
    public static void Merge(this JsonObject members, string json)
    {
        foreach ((string name, JsonNode? value) in (JsonObject)MutableDocument.ParseNode(json)!)
        {
            members[name] = value?.DeepClone();
        }
    }

    /// <summary>The texts of a list of texts.</summary>
    /// <param name="owner">The object that has the list.</param>
    /// <param name="name">The list's name.</param>
    /// <returns>The list itself; when there is none, it is made.</returns>
    public static JsonArray List(this JsonObject owner, string name)
    {
        if (owner[name] is JsonArray list)
        {
            return list;
        }

        var made = new JsonArray();
        owner[name] = made;
        return made;
    }
}
