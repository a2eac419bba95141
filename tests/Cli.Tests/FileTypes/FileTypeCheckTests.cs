using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Verification.FileTypes;

namespace Flux2Gen.Cli.Tests.FileTypes;

public sealed class FileTypeCheckTests
{
    [Fact]
    public void Own_documents_keep_their_types()
    {
        FileTypeReport report = Run([.. Directory.EnumerateFiles(Path.Combine(TestSpecs.RepositoryRoot, "specs"), "*.json", SearchOption.AllDirectories)
            .Select(static path => new SpecFile(path, File.ReadAllText(path)))]);

        Assert.Empty(report.Failures);
        Assert.True(report.Passed);
        Assert.True(report.Variants > report.Documents);
    }

    [Theory]
    [InlineData("registry__image__models__Image", "\"url\"")]
    [InlineData("Video-Output", "\"url\", \"content_type\"")]
    [InlineData("File", "\"url\", \"label\"")]
    public void Files_under_any_name_keep_their_types(string name, string required)
    {
        FileTypeReport report = Run([Document(name, required)]);

        Assert.Empty(report.Failures);
        Assert.Equal(1, report.Objects);
        Assert.True(report.Passed);
    }

    [Fact]
    public void Type_that_depends_on_an_optional_member_is_reported()
    {
        // Nothing but its members tells that it is an image.
        FileTypeReport report = Run([Document("Thing", "\"url\"")]);

        Assert.Contains(report.Failures, static failure => failure.Contains("without width: ", StringComparison.Ordinal));
        Assert.False(report.Passed);
    }

    [Fact]
    public void Documents_without_files_do_not_pass()
    {
        FileTypeReport report = Run([new SpecFile("a.json", Document("Image", "\"url\"").Text.Replace("\"url\": {", "\"link\": {", StringComparison.Ordinal))]);

        Assert.Equal(0, report.Objects);
        Assert.False(report.Passed);
    }

    private static FileTypeReport Run(IReadOnlyList<SpecFile> files) => new FileTypeCheck(
        new GeneratorEmitter(ReferenceAssemblies.All, "Files"), new CatalogCompiler(ReferenceAssemblies.All), "Files.Fal").Run(files);

    private static SpecFile Document(string name, string required) => new("file.json", $$"""
        {
          "openapi": "3.0.4",
          "info": { "x-fal-metadata": { "endpointId": "fal-ai/files" } },
          "components": { "schemas": {
            "Out": { "type": "object", "properties": { "result": { "$ref": "#/components/schemas/{{name}}" } }, "required": ["result"] },
            "{{name}}": {
              "type": "object",
              "properties": {
                "url": { "type": "string" }, "content_type": { "type": "string" }, "label": { "type": "string" },
                "width": { "type": "integer" }, "height": { "type": "integer" }
              },
              "required": [{{required}}]
            }
          } },
          "paths": {
            "/fal-ai/files": { "post": { "requestBody": { "content": { "application/json": { "schema": { "type": "object", "properties": {} } } } } } },
            "/fal-ai/files/requests/{request_id}": { "get": { "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Out" } } } } } } }
          }
        }
        """);
}
