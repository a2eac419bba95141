using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flux2Gen.Emulator.Schemas;

/// <summary>Follows JSON pointers inside a document, and gives pointers that count from a schema around them their full length.</summary>
internal static class SchemaPointer
{
    private const int MaximumDepth = 256;

    /// <summary>Follows a reference such as <c>#/components/schemas/File</c>.</summary>
    public static bool TryFollow(JsonElement root, string reference, out JsonElement target)
    {
        target = root;
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return false;
        foreach (string escaped in Uri.UnescapeDataString(reference[2..]).Split('/'))
        {
            string name = escaped.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            bool isFound = target.ValueKind switch
            {
                JsonValueKind.Object => target.TryGetProperty(name, out target),
                JsonValueKind.Array when int.TryParse(name, out int index) && index >= 0 && index < target.GetArrayLength() => (target = target[index]).ValueKind != default,
                _ => false,
            };
            if (!isFound)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Rewrites references that lead nowhere from the document, and somewhere from a schema around them: a schema that was
    /// pasted into a component refers to its own <c>$defs</c>.
    /// </summary>
    public static JsonElement MakeAbsolute(JsonElement root)
    {
        if (!HasLocal(root, root))
            return root;
        JsonNode tree = JsonNode.Parse(root.GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = MaximumDepth })!;
        Dictionary<string, string> anchors = new(StringComparer.Ordinal);
        FindAnchors(tree, anchors);
        Rewrite(tree, root, anchors);
        using JsonDocument rewritten = JsonDocument.Parse(tree.ToJsonString(), new JsonDocumentOptions { MaxDepth = MaximumDepth });
        return rewritten.RootElement.Clone();
    }

    private static bool HasLocal(JsonElement value, JsonElement root) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => member.Name == "$ref" && member.Value.ValueKind is JsonValueKind.String
            ? !TryFollow(root, member.Value.GetString()!, out _)
            : HasLocal(member.Value, root)),
        JsonValueKind.Array => value.EnumerateArray().Any(item => HasLocal(item, root)),
        _ => false,
    };

    private static void FindAnchors(JsonNode? node, Dictionary<string, string> anchors)
    {
        if (node is JsonObject schema && schema["$anchor"] is JsonValue anchor && anchor.TryGetValue(out string? name))
            anchors.TryAdd($"#{name}", PointerTo(schema));
        foreach (JsonNode? child in Children(node))
            FindAnchors(child, anchors);
    }

    private static void Rewrite(JsonNode? node, JsonElement root, Dictionary<string, string> anchors)
    {
        if (node is JsonObject schema && schema["$ref"] is JsonValue value && value.TryGetValue(out string? reference) && !TryFollow(root, reference, out _)
            && (anchors.GetValueOrDefault(reference) ?? Around(schema, root, reference)) is { } pointer)
        {
            schema["$ref"] = pointer;
        }

        foreach (JsonNode? child in Children(node))
            Rewrite(child, root, anchors);
    }

    private static string? Around(JsonObject schema, JsonElement root, string reference)
    {
        for (JsonNode? around = schema; around?.Parent is not null && reference.StartsWith('#'); around = around.Parent)
        {
            string pointer = PointerTo(around);
            bool isWhole = reference == "#" && around.Parent.Parent?.Parent is { Parent: null } && pointer.StartsWith("#/components/schemas/", StringComparison.Ordinal);
            if (isWhole || (reference.Length > 1 && TryFollow(root, pointer + reference[1..], out _)))
                return pointer + reference[1..];
        }

        return null;
    }

    private static string PointerTo(JsonNode node) => node.Parent switch
    {
        JsonObject members => $"{PointerTo(members)}/{Uri.EscapeDataString(node.GetPropertyName().Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))}",
        JsonArray items => $"{PointerTo(items)}/{node.GetElementIndex().ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        _ => "#",
    };

    private static JsonNode?[] Children(JsonNode? node) => node switch
    {
        JsonObject members => [.. members.Select(member => member.Value)],
        JsonArray items => [.. items],
        _ => [],
    };
}
