using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Emission;

/// <summary>What is emitted: one small document a feature, and the five. Everything in a snapshot compiles without a warning.</summary>
public sealed class EmissionSnapshotTests
{
    [Fact]
    public void Required_optional_and_nullable_properties() => Match("Properties", TestSpec.Of(input: """
        {
          "type": "object",
          "description": "What to make.",
          "required": ["prompt", "mask"],
          "x-fal-order-properties": ["prompt", "mask", "seed", "strength"],
          "properties": {
            "strength": { "type": "number", "minimum": 0, "exclusiveMaximum": 1, "multipleOf": 0.05, "default": 0.8, "description": "How strong." },
            "seed": { "anyOf": [{ "type": "integer" }, { "type": "null" }] },
            "mask": { "anyOf": [{ "type": "string" }, { "type": "null" }] },
            "prompt": { "type": "string", "minLength": 1, "maxLength": 200, "examples": ["a cat"] }
          }
        }
        """));

    [Fact]
    public void Open_enums() => Match("Enums", TestSpec.WithInput("""
        "output_format": { "type": "string", "enum": ["jpeg", "png", "16:9"], "default": "png", "description": "The `format`." },
        "fps": { "type": "integer", "enum": [16, 24], "default": 24 },
        "kind": { "const": "image", "type": "string" }
        """));

    [Fact]
    public void The_image_size_union() => Match("ImageSize", TestSpec.WithInput(
        """
        "image_size": {
          "anyOf": [{ "$ref": "#/components/schemas/ImageSize" }, { "type": "string", "enum": ["square_hd", "landscape_16_9"] }, { "type": "null" }],
          "default": "square_hd"
        }
        """,
        """
        "ImageSize": {
          "type": "object",
          "properties": {
            "width": { "type": "integer", "exclusiveMinimum": 0, "maximum": 14142, "default": 512 },
            "height": { "type": "integer", "exclusiveMinimum": 0, "maximum": 14142, "default": 512 }
          }
        }
        """));

    [Fact]
    public void Unions_of_objects_scalars_and_lists() => Match("Unions", TestSpec.WithInput(
        """
        "shape": { "anyOf": [{ "$ref": "#/components/schemas/Circle" }, { "$ref": "#/components/schemas/Box" }] },
        "tagged": {
          "oneOf": [{ "$ref": "#/components/schemas/Circle" }, { "$ref": "#/components/schemas/Box" }],
          "discriminator": { "propertyName": "kind", "mapping": { "circle": "#/components/schemas/Circle", "box": "#/components/schemas/Box" } }
        },
        "voice": { "anyOf": [{ "type": "string" }, { "type": "integer" }, { "type": "array", "items": { "type": "string" } }] }
        """,
        """
        "Circle": { "type": "object", "required": ["radius"], "properties": { "kind": { "type": "string" }, "radius": { "type": "number" } } },
        "Box": { "type": "object", "required": ["width", "height"], "properties": { "kind": { "type": "string" }, "width": { "type": "number" }, "height": { "type": "number" } } }
        """));

    [Fact]
    public void Objects_lists_and_maps_at_any_depth() => Match("Nesting", TestSpec.WithInput(
        """
        "loras": { "type": "array", "maxItems": 3, "items": { "$ref": "#/components/schemas/LoraWeight" } },
        "camera": { "type": "object", "properties": { "lens": { "type": "string" }, "zoom": { "type": "integer", "minimum": 1, "maximum": 9 } } },
        "timings": { "type": "object", "additionalProperties": { "type": "number" } },
        "grid": { "type": "array", "items": { "type": "array", "items": { "type": "integer" } } },
        "names": { "type": "array", "items": { "anyOf": [{ "type": "string" }, { "type": "null" }] } },
        "anything": {},
        "tree": { "$ref": "#/components/schemas/Node" }
        """,
        """
        "LoraWeight": { "type": "object", "required": ["path"], "properties": { "path": { "type": "string" }, "scale": { "type": "number", "minimum": 0, "maximum": 4 } } },
        "Node": { "type": "object", "properties": { "children": { "type": "array", "items": { "$ref": "#/components/schemas/Node" } } } }
        """));

    [Fact]
    public void Arrays_of_a_schema_an_item_are_tuples() => Match("Tuples", TestSpec.WithInput(
        """
        "span": {
          "description": "Start and end in seconds.",
          "type": "array",
          "prefixItems": [{ "type": "number", "title": "Start" }, { "anyOf": [{ "type": "number" }, { "type": "null" }], "title": "End", "description": "None is the end." }],
          "minItems": 2,
          "maxItems": 2
        },
        "regions": { "type": "array", "items": { "type": "array", "prefixItems": [{ "$ref": "#/components/schemas/Box" }, { "type": "string" }] } }
        """,
        """
        "Box": { "type": "object", "required": ["image_url"], "properties": { "image_url": { "type": "string" } } }
        """));

    [Fact]
    public void Constants_need_not_be_given_and_one_way_members_are_not_asked_for() => Match("Constants", TestSpec.WithInput(
        """
        "part": {
          "type": "object",
          "required": ["type", "version", "stream", "id", "secret"],
          "properties": {
            "type": { "const": "text", "type": "string" },
            "version": { "const": 2 },
            "stream": { "const": false },
            "id": { "type": "string", "readOnly": true },
            "secret": { "type": "string", "writeOnly": true }
          }
        }
        """));

    [Fact]
    public void File_inputs_and_well_known_outputs() => Match("Files", TestSpec.Of(
        input: """
        {
          "type": "object",
          "required": ["image_url"],
          "properties": {
            "image_url": { "type": "string" },
            "mask_urls": { "type": "array", "items": { "type": "string" } },
            "webhook_url": { "type": "string" },
            "control": { "type": "object", "properties": { "control_image_url": { "anyOf": [{ "type": "string" }, { "type": "null" }] } } }
          }
        }
        """,
        output: """
        {
          "type": "object",
          "required": ["image"],
          "properties": { "image": { "$ref": "#/components/schemas/Image" }, "preview_url": { "type": "string" } }
        }
        """,
        components: """
        "Image": {
          "type": "object",
          "required": ["url"],
          "properties": {
            "url": { "type": "string" },
            "content_type": { "anyOf": [{ "type": "string" }, { "type": "null" }] },
            "width": { "anyOf": [{ "type": "integer" }, { "type": "null" }] }
          }
        }
        """));

    [Fact]
    public void Names_that_collide_or_are_no_names()
    {
        TestSpec spec = TestSpec.WithInput("""
            "class": { "type": "string" },
            "test_input": { "type": "string" },
            "equals": { "type": "string" },
            "additional_properties": { "type": "string" },
            "state": { "type": "string" },
            "reader": { "type": "string" },
            "a-b": { "type": "string" },
            "a_b": { "type": "string" },
            "3d": { "type": "boolean" },
            "$": { "type": "boolean" },
            "mode": { "type": "string", "enum": ["value", "Hope", "Hope ", "parse"] }
            """);

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.All(run.Result.Diagnostics, static diagnostic => Assert.Equal("FLUX0201", diagnostic.Id));
        Assert.NotEmpty(run.Result.Diagnostics);
        run.Compile();
        Snapshot.Match(run.Source, "Names");
    }

    [Theory]
    [InlineData("fal-ai/flux-2-pro")]
    [InlineData("fal-ai/flux-2-pro/edit")]
    [InlineData("fal-ai/flux-2/edit")]
    [InlineData("fal-ai/flux-2/flash/edit")]
    [InlineData("fal-ai/flux-2/turbo/edit")]
    public void The_five_endpoints(string id) => Match(id.Replace('/', '.'), RepositoryFiles.Spec(id));

    [Fact]
    public void The_list_of_endpoints()
    {
        GeneratorRun run = GeneratorRun.Of([.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)]);

        run.Compile();
        Snapshot.Match(run.Sources["FalApi.g.cs"], "FalApi");
    }

    private static void Match(string name, TestSpec spec)
    {
        GeneratorRun run = GeneratorRun.Of(spec);

        run.Compile();
        Snapshot.Match(run.Source, name);
    }
}
