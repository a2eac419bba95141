using System.Text.Json.Nodes;
using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Verification.Fuzzing;

/// <summary>The grammar of schemas: all keywords, in combinations that make sense and such that do not.</summary>
/// <param name="random">Chooses.</param>
/// <param name="words">Makes names and texts.</param>
/// <param name="components">The names of the document's components.</param>
internal sealed class FuzzSchemas(MutationRandom random, FuzzWords words, IReadOnlyList<string> components)
{
    private const int MaxDepth = 4;

    /// <summary>Makes a schema.</summary>
    /// <param name="depth">How deep it stands.</param>
    /// <returns>The schema; not always an object.</returns>
    public JsonNode? Schema(int depth)
    {
        int kind = random.Next(depth >= MaxDepth ? 12 : 24);
        JsonObject schema = kind switch
        {
            < 3 => new JsonObject { ["type"] = "string" },
            3 => new JsonObject { ["type"] = "integer" },
            4 => new JsonObject { ["type"] = "number" },
            5 => new JsonObject { ["type"] = "boolean" },
            6 => new JsonObject { ["type"] = random.Pick("null", "file", "String", "any") },
            7 => Listed(),
            8 => new JsonObject { ["const"] = Value(0) },
            < 11 => Reference(),
            11 => [],
            < 16 => Object(depth),
            16 => new JsonObject { ["type"] = "object", ["additionalProperties"] = Schema(depth + 1) },
            < 19 => new JsonObject { ["type"] = "array", ["items"] = Schema(depth + 1) },
            19 => new JsonObject { ["type"] = "array", ["prefixItems"] = Several(depth, 4) },
            < 23 => Combined(depth),
            _ => new JsonObject { ["type"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)random.Pick("string", "integer", "null", "object", "array", "boolean", "number"))]) },
        };
        if (random.Next(40) == 0)
        {
            return random.Pick<JsonNode?>(true, false);
        }

        Decorate(schema, depth);
        return schema;
    }

    /// <summary>Makes the schema of an object with members.</summary>
    /// <param name="depth">How deep it stands.</param>
    /// <returns>The schema.</returns>
    public JsonObject Object(int depth)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        for (int count = random.Next(6); count > 0; count--)
        {
            string name = words.Name();
            properties[name] = Schema(depth + 1);
            if (random.Next(3) == 0)
            {
                required.Add((JsonNode)(random.Next(10) == 0 ? words.Name() : name));
            }
        }

        var schema = new JsonObject { ["properties"] = properties };
        schema["type"] = random.Next(8) > 0 ? "object" : random.Pick("string", "array");
        if (random.Next(3) > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    private JsonObject Listed()
    {
        bool isMixed = random.Next(10) == 0;
        bool isNumeric = random.Next(4) == 0;
        JsonNode? Item() => isMixed ? Value(0) : isNumeric ? JsonValue.Create(random.Next(300) - 20) : JsonValue.Create(words.Name());
        var schema = new JsonObject { ["enum"] = new JsonArray([.. Enumerable.Range(0, random.Next(7)).Select(_ => Item())]) };
        if (random.Next(2) == 0)
        {
            schema["type"] = isNumeric ? "integer" : "string";
        }

        return schema;
    }

    private JsonObject Reference()
    {
        string name = components.Count == 0 || random.Next(12) == 0 ? words.Name() : random.Pick(components);
        string pointer = name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal).Replace("%", "%25", StringComparison.Ordinal);
        return new JsonObject { ["$ref"] = random.Next(30) == 0 ? words.Name() : $"#/components/schemas/{pointer}" };
    }

    private JsonObject Combined(int depth)
    {
        var schema = new JsonObject { [random.Pick("anyOf", "anyOf", "oneOf", "allOf")] = Several(depth, 4) };
        if (random.Next(3) == 0)
        {
            schema["discriminator"] = new JsonObject
            {
                ["propertyName"] = words.Name(),
                ["mapping"] = new JsonObject([.. components.Take(3).Select((name, index) => new KeyValuePair<string, JsonNode?>(index + words.Name(), $"#/components/schemas/{name}"))]),
            };
        }

        if (random.Next(6) == 0)
        {
            schema["properties"] = Object(depth + 1)["properties"]!.DeepClone();
        }

        return schema;
    }

    private JsonArray Several(int depth, int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => random.Next(6) == 0 ? new JsonObject { ["type"] = "null" } : Schema(depth + 1))];

    private void Decorate(JsonObject schema, int depth)
    {
        Maybe(4, schema, "description", () => words.Text());
        Maybe(8, schema, "title", () => words.Name());
        Maybe(6, schema, "default", () => Value(0));
        Maybe(10, schema, "examples", () => new JsonArray(Value(0), Value(1)));
        Maybe(12, schema, "nullable", () => true);
        Maybe(12, schema, "deprecated", () => true);
        Maybe(15, schema, "readOnly", () => true);
        Maybe(15, schema, "writeOnly", () => true);
        Maybe(8, schema, "minimum", () => random.Pick<JsonNode>(0, 5, -1.5, 1e18, 1e300));
        Maybe(8, schema, "maximum", () => random.Pick<JsonNode>(0, 5, 100, 2147483648, 0.5));
        Maybe(12, schema, "exclusiveMinimum", () => random.Pick<JsonNode>(0, 5, true));
        Maybe(12, schema, "multipleOf", () => random.Pick<JsonNode>(8, 0, 0.1, -1));
        Maybe(10, schema, "minLength", () => random.Next(5) - 1);
        Maybe(10, schema, "maxLength", () => random.Next(5) - 1);
        Maybe(10, schema, "minItems", () => random.Next(5));
        Maybe(10, schema, "maxItems", () => random.Next(5));
        Maybe(12, schema, "pattern", () => words.Text());
        Maybe(12, schema, "format", () => random.Pick("uri", "date-time", "binary", "byte", "int32", words.Text()));
        Maybe(15, schema, "limit_description", () => words.Text());
        Maybe(15, schema, "x-fal-order-properties", () => new JsonArray(words.Name(), words.Name()));
        Maybe(20, schema, "items", () => Schema(depth + 2));
        Maybe(25, schema, "const", () => Value(0));
        Maybe(400, schema, random.Pick("description", "type", "properties", "anyOf", "required", "items"), () => random.Pick<JsonNode?>(5, null, "text", new JsonArray(1)));
    }

    private void Maybe(int odds, JsonObject schema, string name, Func<JsonNode?> value)
    {
        if (random.Next(odds) == 0 && value() is { } made)
        {
            schema[name] = made;
        }
    }

    private JsonNode? Value(int depth) => random.Next(depth > 2 ? 6 : 8) switch
    {
        0 => words.Name(),
        1 => words.Name(),
        2 => random.Next(1000) - 5,
        3 => random.Pick(0.5, -1e300, 1e-5, 9007199254740993),
        4 => random.Next(2) == 0,
        5 => null,
        6 => new JsonArray(Value(depth + 1), Value(depth + 1)),
        _ => new JsonObject { [words.Name()] = Value(depth + 1) },
    };
}
