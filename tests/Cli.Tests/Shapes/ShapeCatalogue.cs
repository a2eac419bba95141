using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification;

namespace Flux2Gen.Cli.Tests.Shapes;

/// <summary>All shapes, checked in one go as a project of an endpoint each.</summary>
public sealed class ShapeCatalogue
{
    private readonly Dictionary<string, string> _sources;
    private readonly CatalogReport _report;

    public ShapeCatalogue()
    {
        var emitter = new GeneratorEmitter(ReferenceAssemblies.All, "Shapes");
        SpecFile[] files = [.. Shapes.All.Select(File)];
        _report = new CatalogCheck(emitter, new CatalogCompiler(ReferenceAssemblies.All)).Run(files);
        _sources = emitter.Emit(files).Sources.ToDictionary(source => source.HintName, source => source.Text.ToString(), StringComparer.Ordinal);
    }

    /// <summary>Everything that was found about a shape.</summary>
    internal IReadOnlyList<string> Found(Shape shape)
    {
        using var text = new StringWriter();
        _report.Write(text, maxFailures: int.MaxValue);
        return [.. text.ToString().Split('\n').Where(line => line.StartsWith($"{shape.EndpointId}.json", StringComparison.Ordinal))];
    }

    internal string SourceOf(Shape shape) => _sources[EmittedSource.HintNameOf(shape.EndpointId)];

    private static SpecFile File(Shape shape) => new($"{shape.EndpointId}.json", $$"""
        {
          "openapi": "3.0.4",
          "info": { "x-fal-metadata": { "endpointId": "{{shape.EndpointId}}" } },
          "components": { "schemas": {
            "In": { "type": "object", "properties": { "value": {{shape.Schema}} } },
            "Out": { "type": "object", "properties": { "value": {{shape.Schema}} }, "required": ["value"] }
            {{(shape.Components.Length > 0 ? "," : "")}}{{shape.Components}}
          } },
          "paths": {
            "/{{shape.EndpointId}}": {
              "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/In" } } } } }
            },
            "/{{shape.EndpointId}}/requests/{request_id}": {
              "get": { "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Out" } } } } } }
            }
          }
        }
        """);
}
