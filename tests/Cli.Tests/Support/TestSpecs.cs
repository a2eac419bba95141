using System.Reflection;
using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Tests.Support;

/// <summary>Small documents.</summary>
internal static class TestSpecs
{
    /// <summary>Where the repository is.</summary>
    public static string RepositoryRoot { get; } = typeof(TestSpecs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    /// <summary>A document with the given input and output schemas.</summary>
    public static string Document(string endpointId, string input = """{"type":"object"}""", string output = """{"type":"object"}""") => $$"""
        {
          "openapi": "3.0.4",
          "info": { "x-fal-metadata": { "endpointId": "{{endpointId}}" } },
          "components": { "schemas": { "In": {{input}}, "Out": {{output}} } },
          "paths": {
            "/{{endpointId}}": {
              "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/In" } } } } }
            },
            "/{{endpointId}}/requests/{request_id}": {
              "get": { "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Out" } } } } } }
            }
          }
        }
        """;

    public static SpecFile File(string endpointId, string input = """{"type":"object"}""", string output = """{"type":"object"}""") =>
        new(endpointId + ".json", Document(endpointId, input, output));

    /// <summary>A schema, with components to refer to.</summary>
    public static RawSchema Schema(string schema, string components = "{}")
    {
        JsonElement root = JsonElement.Parse($$"""{ "components": { "schemas": {{components}} }, "schema": {{schema}} }""");
        return RawSchema.Of(root.GetProperty("schema"), root);
    }
}
