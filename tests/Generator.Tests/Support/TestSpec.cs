using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>A document for a test.</summary>
internal sealed class TestSpec(string path, string text, bool isMarked = true) : AdditionalText
{
    public override string Path { get; } = path;

    public string Text { get; } = text;

    /// <summary>Whether the build hands the file over as a fal document.</summary>
    public bool IsMarked { get; } = isMarked;

    /// <summary>The metadata of the item, as build/Flux2Gen.targets hands them on.</summary>
    public string Name { get; init; } = "";

    public string Endpoints { get; init; } = "";

    public string ExceptEndpoints { get; init; } = "";

    /// <summary>What the compiler is handed as the file's text.</summary>
    public Func<string, SourceText?> Source { get; init; } = static text => SourceText.From(text, System.Text.Encoding.UTF8);

    public override SourceText? GetText(CancellationToken cancellationToken = default) => Source(Text);

    /// <summary>The same file as another object: hosts make new ones at will.</summary>
    public TestSpec Clone() => WithText(Text);

    public TestSpec WithText(string other) => new(Path, other, IsMarked) { Name = Name, Endpoints = Endpoints, ExceptEndpoints = ExceptEndpoints };

    public TestSpec WithName(string name) => new(Path, Text, IsMarked) { Name = name };

    /// <summary>A document in fal's form with the given parts.</summary>
    public static TestSpec Of(
        string input = """{ "type": "object", "properties": { "prompt": { "type": "string" } }, "required": ["prompt"] }""",
        string output = """{ "type": "object", "properties": { "seed": { "type": "integer" } }, "required": ["seed"] }""",
        string components = "",
        string id = "fal-ai/test",
        string? path = null) => new(path ?? $"specs/{id}.json", $$"""
            {
              "openapi": "3.0.4",
              "info": {
                "title": "Queue OpenAPI for {{id}}",
                "version": "1.0.0",
                "x-fal-metadata": { "endpointId": "{{id}}", "category": "test" }
              },
              "components": {
                "schemas": {
                  "TestInput": {{input}},
                  "TestOutput": {{output}}{{(components.Length == 0 ? "" : ",\n" + components)}}
                }
              },
              "paths": {
                "/{{id}}": {
                  "post": {
                    "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/TestInput" } } } },
                    "responses": { "200": { "description": "ok" } }
                  }
                },
                "/{{id}}/requests/{request_id}": {
                  "get": {
                    "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/TestOutput" } } } } }
                  }
                }
              }
            }
            """);

    /// <summary>A document whose input has the given properties, all optional.</summary>
    public static TestSpec WithInput(string properties, string components = "") =>
        Of(input: $$"""{ "type": "object", "properties": { {{properties}} } }""", components: components);

    /// <summary>The line and column, from 1, of a part of the text.</summary>
    public string PlaceOf(string part)
    {
        int offset = Text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(offset >= 0, $"The test's document does not hold: {part}");
        LinePosition position = SourceText.From(Text).Lines.GetLinePosition(offset);
        return string.Create(CultureInfo.InvariantCulture, $"{position.Line + 1},{position.Character + 1}");
    }
}
