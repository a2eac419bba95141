using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Flux2Gen.Generator.Tests.Documents;

/// <summary>
/// Says in a few lines what a document promises: one line per property, in display order. Reads the raw JSON, so that
/// it is independent of the reader under test.
/// </summary>
internal static class SpecFacts
{
    /// <summary>Describes the paths, the input, the output and the other schemas of a document.</summary>
    public static string Describe(JsonElement document)
    {
        var text = new StringBuilder();
        JsonElement paths = document.GetProperty("paths");
        foreach (JsonProperty path in paths.EnumerateObject())
        {
            foreach (JsonProperty operation in path.Value.EnumerateObject())
            {
                text.Append(CultureInfo.InvariantCulture, $"{operation.Name} {path.Name}: {Body(operation.Value)}").Append('\n');
            }
        }

        foreach (JsonProperty schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            if (schema.Name != "QueueStatus")
            {
                text.Append('\n').Append(schema.Name).Append('\n');
                DescribeObject(text, schema.Value);
            }
        }

        return text.ToString();
    }

    private static string Body(JsonElement operation)
    {
        string answer = Content(operation.GetProperty("responses").GetProperty("200"));
        return operation.TryGetProperty("requestBody", out JsonElement body) ? $"{Content(body)} -> {answer}" : answer;
    }

    private static string Content(JsonElement holder) =>
        Type(holder.GetProperty("content").GetProperty("application/json").GetProperty("schema"));

    private static void DescribeObject(StringBuilder text, JsonElement schema)
    {
        JsonElement properties = schema.GetProperty("properties");
        string[] order = Strings(schema, "x-fal-order-properties");
        Assert.Equal(
            properties.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal),
            order.Order(StringComparer.Ordinal));

        string[] required = Strings(schema, "required");
        Assert.Subset(order.ToHashSet(StringComparer.Ordinal), required.ToHashSet(StringComparer.Ordinal));
        foreach (string name in order)
        {
            JsonElement property = properties.GetProperty(name);
            text.Append("  ").Append(name).Append(required.Contains(name) ? ": " : "?: ").Append(Type(property));
            foreach (string keyword in (string[])["minimum", "exclusiveMinimum", "maximum", "maxItems", "default"])
            {
                if (property.TryGetProperty(keyword, out JsonElement value))
                {
                    text.Append(", ").Append(keyword).Append(' ').Append(value.GetRawText());
                }
            }

            text.Append('\n');
        }
    }

    private static string Type(JsonElement schema)
    {
        if (schema.TryGetProperty("anyOf", out JsonElement arms))
        {
            return string.Join(" | ", arms.EnumerateArray().Select(Type));
        }

        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return reference.GetString()!.Split('/')[^1];
        }

        string type = schema.GetProperty("type").GetString()!;
        if (schema.TryGetProperty("enum", out _))
        {
            return $"{type}({string.Join(' ', Strings(schema, "enum"))})";
        }

        if (schema.TryGetProperty("items", out JsonElement items))
        {
            return $"{type}<{Type(items)}>";
        }

        return schema.TryGetProperty("additionalProperties", out JsonElement values) ? $"map<{Type(values)}>" : type;
    }

    private static string[] Strings(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out JsonElement list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
