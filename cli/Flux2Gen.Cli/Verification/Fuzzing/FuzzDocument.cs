using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Verification.Fuzzing;

/// <summary>Documents of a seeded grammar. One depends on the seed and its number, and on nothing else.</summary>
internal static class FuzzDocument
{
    // As hostile as may be: what need not be escaped stands there as it is.
    private static readonly JsonWriterOptions Writing = new()
    {
        Indented = true,
        NewLine = "\n",
        MaxDepth = 512,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Makes a document.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="number">The document's number, from 1.</param>
    /// <returns>The document.</returns>
    public static SpecFile Create(int seed, int number)
    {
        var random = new MutationRandom(unchecked(((ulong)(uint)seed << 32) + (uint)number));
        var words = new FuzzWords(random);
        string[] components = [.. Enumerable.Range(0, random.Next(7)).Select(_ => words.Name()).Distinct(StringComparer.Ordinal)];
        var schemas = new FuzzSchemas(random, words, components);
        return new SpecFile(string.Create(CultureInfo.InvariantCulture, $"fuzz/{number}.json"), Text(Root(random, words, schemas, components)));
    }

    private static JsonObject Root(MutationRandom random, FuzzWords words, FuzzSchemas schemas, string[] components)
    {
        string id = words.Id();
        var named = new JsonObject();
        foreach (string name in components)
        {
            named[name] = schemas.Schema(1);
        }

        JsonNode? input = Body(random, schemas, components);
        JsonNode? output = Body(random, schemas, components);
        return new JsonObject
        {
            ["openapi"] = "3.0.4",
            ["info"] = new JsonObject
            {
                ["title"] = words.Text(),
                ["version"] = "1.0.0",
                ["x-fal-metadata"] = new JsonObject { ["endpointId"] = id, ["category"] = words.Text(), ["about"] = words.Text(), ["documentationUrl"] = words.Text() },
            },
            ["components"] = new JsonObject { ["schemas"] = named },
            ["paths"] = new JsonObject
            {
                [$"/{id}"] = new JsonObject { ["post"] = new JsonObject { ["requestBody"] = Content(input), ["responses"] = new JsonObject() } },
                [$"/{id}/requests/{{request_id}}"] = new JsonObject { ["get"] = new JsonObject { ["responses"] = new JsonObject { ["200"] = Content(output) } } },
            },
        };
    }

    // Nearly always an object or a reference, as anything else ends early.
    private static JsonNode? Body(MutationRandom random, FuzzSchemas schemas, string[] components) => random.Next(12) switch
    {
        0 => schemas.Schema(0),
        < 4 when components.Length > 0 => new JsonObject { ["$ref"] = $"#/components/schemas/{random.Pick(components)}" },
        _ => schemas.Object(0),
    };

    private static JsonObject Content(JsonNode? schema) => new()
    {
        ["description"] = "ok",
        ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } },
    };

    private static string Text(JsonObject root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            root.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
