using System.Text.Json.Nodes;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>
/// Turns references to other places than components into references to components: Microsoft.OpenApi goes by the last segment
/// of a reference alone (OpenAPI.NET#2895), and reads schemas only where OpenAPI has them.
/// </summary>
internal sealed class SchemaReferences
{
    private const string Components = "#/components/schemas/";

    private readonly JsonNode _root;
    private readonly HashSet<JsonNode> _read = [];
    private readonly Dictionary<string, JsonObject> _anchors = new(StringComparer.Ordinal);
    private readonly List<(JsonObject Holder, string Member, string Written)> _references = [];
    private readonly List<string> _outside = [];
    private readonly Dictionary<string, JsonNode> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private SchemaReferences(JsonNode root) => _root = root;

    /// <summary>The names of the components that were added, by the pointer to the schema that each stands for.</summary>
    public IReadOnlyDictionary<string, string> Names => _names;

    /// <summary>Whether a reference leads elsewhere than to a component, as far as its text tells.</summary>
    public static bool IsPointer(string reference) =>
        !reference.StartsWith(Components, StringComparison.Ordinal) || reference.IndexOfAny(['/', '%'], Components.Length) >= 0;

    /// <summary>The references of a document without any to rewrite.</summary>
    public static SchemaReferences None(JsonNode root) => new(root);

    /// <summary>Rewrites the references of a document.</summary>
    public static SchemaReferences Rewrite(JsonNode root)
    {
        var references = new SchemaReferences(root);
        SchemaWalk.Visit(root, references.Collect);
        references.Resolve();
        return references;
    }

    /// <summary>A pointer of an added component, as a pointer into the document as it is written.</summary>
    public string Written(string pointer)
    {
        foreach (KeyValuePair<string, string> name in _names)
        {
            string component = JsonPointer.Append("#/components/schemas", name.Value);
            if (pointer == component || pointer.StartsWith(component + "/", StringComparison.Ordinal))
            {
                return name.Key + pointer.Substring(component.Length);
            }
        }

        return pointer;
    }

    private void Collect(JsonObject schema)
    {
        _read.Add(schema);
        if (Text(schema["$anchor"]) is { } anchor)
        {
            _anchors[$"#{anchor}"] = schema;
        }

        if (Text(schema["$ref"]) is { } reference)
        {
            _references.Add((schema, "$ref", reference));
        }

        foreach (KeyValuePair<string, JsonNode?> tag in (schema["discriminator"] as JsonObject)?["mapping"] as JsonObject ?? [])
        {
            if (Text(tag.Value) is { } mapped && mapped.StartsWith("#", StringComparison.Ordinal))
            {
                _references.Add(((JsonObject)tag.Value!.Parent!, tag.Key, mapped));
            }
        }
    }

    private void Resolve()
    {
        List<(JsonObject Holder, string Member, string Written, string? Pointer)> resolved = [];

        // A schema that is found outside of what is read may refer to others.
        for (int index = 0; index < _references.Count; index++)
        {
            (JsonObject holder, string member, string written) = _references[index];
            if (!IsPointer(written))
            {
                continue;
            }

            (string Pointer, JsonNode Node)? target = Find(holder, written);
            resolved.Add((holder, member, written, target?.Pointer));
            if (target is { } found && !IsComponent(found.Pointer) && !_targets.ContainsKey(found.Pointer))
            {
                _targets.Add(found.Pointer, found.Node);
                if (!_read.Contains(found.Node))
                {
                    _outside.Add(found.Pointer);
                    SchemaWalk.VisitSchema(found.Node, Collect);
                }
            }
        }

        Name();
        foreach ((JsonObject holder, string member, string written, string? pointer) in resolved)
        {
            // One that leads nowhere is named as it is written, for the diagnostic.
            holder[member] = pointer is null ? Components + Uri.EscapeDataString(JsonPointer.EscapeSegment(written))
                : IsComponent(pointer) ? pointer
                : JsonPointer.Append("#/components/schemas", _names[pointer]);
        }

        foreach (string pointer in _outside)
        {
            Schemas()[_names[pointer]] = _targets[pointer] is JsonObject target ? target.DeepClone() : new JsonObject();
        }
    }

    private void Name()
    {
        HashSet<string> taken = new((_root["components"]?["schemas"] as JsonObject ?? []).Select(static pair => pair.Key), StringComparer.Ordinal);

        // In ordinal order, so that the order of a document does not decide who gets the short name.
        foreach (string pointer in _targets.Keys.OrderBy(static pointer => pointer, StringComparer.Ordinal))
        {
            string name = ReferenceName.Of(pointer);
            for (int number = 1; !taken.Add(name); number++)
            {
                name = number == 1 ? ReferenceName.Long(pointer) : $"{ReferenceName.Long(pointer)}_{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            }

            _names[pointer] = name;
        }
    }

    /// <summary>The schema that a reference leads to: in the document, or in a schema around it that was written as a document of its own.</summary>
    private (string Pointer, JsonNode Node)? Find(JsonObject holder, string reference)
    {
        if (_anchors.TryGetValue(reference, out JsonObject? anchored))
        {
            return (PointerTo(anchored), anchored);
        }

        if (reference != "#" && !reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        string[] path = [.. Uri.UnescapeDataString(reference.Substring(1)).Split('/').Skip(1).Select(JsonPointer.UnescapeSegment)];
        foreach (JsonNode around in path.Length > 0 ? Around(holder) : [Outermost(holder)])
        {
            if (At(around, path) is { } found)
            {
                return (path.Aggregate(PointerTo(around), JsonPointer.Append), found);
            }
        }

        return null;
    }

    /// <summary>The document, then what is around a schema, the nearest first.</summary>
    private IEnumerable<JsonNode> Around(JsonNode schema)
    {
        yield return _root;
        for (JsonNode? around = schema; around is not null && around != _root; around = around.Parent)
        {
            yield return around;
        }
    }

    /// <summary>The component around a schema, which a reference to the whole document means.</summary>
    private JsonNode Outermost(JsonNode schema)
    {
        JsonNode? schemas = (_root["components"] as JsonObject)?["schemas"];
        return Around(schema).Skip(1).FirstOrDefault(around => around.Parent == schemas) ?? _root;
    }

    private static JsonNode? At(JsonNode? node, string[] path)
    {
        foreach (string segment in path)
        {
            node = node switch
            {
                JsonObject members => members[segment],
                JsonArray items when int.TryParse(segment, out int index) && index >= 0 && index < items.Count => items[index],
                _ => null,
            };
        }

        return node is JsonObject || (node is JsonValue value && value.TryGetValue(out bool _)) ? node : null;
    }

    private static string PointerTo(JsonNode node) => node.Parent switch
    {
        JsonObject members => JsonPointer.Append(PointerTo(members), node.GetPropertyName()),
        JsonArray items => JsonPointer.Append(PointerTo(items), node.GetElementIndex().ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ => "#",
    };

    private static bool IsComponent(string pointer) => pointer.StartsWith(Components, StringComparison.Ordinal) && pointer.IndexOf('/', Components.Length) < 0;

    private JsonObject Schemas()
    {
        JsonObject components = _root["components"] as JsonObject ?? [];
        JsonObject schemas = components["schemas"] as JsonObject ?? [];
        if (components.Parent is null)
        {
            _root["components"] = components;
        }

        if (schemas.Parent is null)
        {
            components["schemas"] = schemas;
        }

        return schemas;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
