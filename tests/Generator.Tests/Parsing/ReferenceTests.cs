using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>References to other places than components.</summary>
public sealed class ReferenceTests
{
    private const string Components = """
        "Thing": {
          "type": "object",
          "$defs": { "Inner": { "type": "object", "properties": { "next": { "$ref": "#/components/schemas/Thing/$defs/Inner" } } }, "Level": { "enum": ["low", "high"] } },
          "definitions": { "Old": { "type": "object", "properties": { "a": { "$ref": "#/definitions/Old" } } } },
          "properties": {
            "size": { "type": "integer", "minimum": 1, "maximum": 9, "description": "How large." },
            "box": { "type": "object", "properties": { "kind": { "enum": ["a", "b"] } } },
            "list": { "type": "array", "items": { "type": "object", "properties": { "x": { "type": "number" } } } },
            "either": { "anyOf": [{ "type": "object", "properties": { "y": { "type": "string" } }, "required": ["y"] }, { "type": "string" }] },
            "self": { "$ref": "#" },
            "own": { "$ref": "#/$defs/Inner" }
          }
        },
        "a/b~c d": { "type": "object", "properties": { "p%q": { "type": "object", "properties": { "r": { "type": "string", "$anchor": "hook" } } } } }
        """;

    [Theory]
    [InlineData("#/components/schemas/Thing/$defs/Inner", "TestInner")]
    [InlineData("#/components/schemas/Thing/%24defs/Inner", "TestInner")]
    [InlineData("#/components/schemas/Thing/$defs/Level", "TestLevel")]
    [InlineData("#/components/schemas/Thing/definitions/Old", "TestOld")]
    [InlineData("#/components/schemas/Thing/properties/size", "int")]
    [InlineData("#/components/schemas/Thing/properties/box", "TestThingBox")]
    [InlineData("#/components/schemas/Thing/properties/box/properties/kind", "TestThingBoxKind")]
    [InlineData("#/components/schemas/Thing/properties/list/items", "TestThingListItem")]
    [InlineData("#/components/schemas/Thing/properties/list", "global::System.Collections.Generic.IReadOnlyList<TestThingListItem>")]
    [InlineData("#/components/schemas/Thing/properties/either/anyOf/0", "TestThingEither0")]
    [InlineData("#/components/schemas/Thing/properties/self", "TestThing")]
    [InlineData("#/components/schemas/Thing/properties/own", "TestInner")]
    [InlineData("#/components/schemas/a~1b~0c%20d", "TestABTildeCD")]
    [InlineData("#/components/schemas/a~1b~0c d/properties/p%25q", "TestABTildeCDPPercentQ")]
    [InlineData("#/$defs/Shared", "TestShared")]
    [InlineData("#/definitions/Alias", "TestShared")]
    [InlineData("#hook", "string")]
    public void Reference_leads_to_the_schema_that_it_points_to(string reference, string type)
    {
        GeneratorRun run = GeneratorRun.Of(WithRoot(TestSpec.WithInput($$"""
            "it": { "$ref": "{{reference}}" }, "thing": { "$ref": "#/components/schemas/Thing" }
            """, Components)));

        Assert.Contains($"public {type}? It {{ get; init; }}", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Theory]
    [InlineData("#/components/schemas/Thing/$defs/Nope")]
    [InlineData("#/components/schemas/Thing/properties/size/minimum")]
    [InlineData("#/components/schemas/Thing/properties/either/anyOf/7")]
    [InlineData("#/$defs/Nope")]
    [InlineData("#nope")]
    [InlineData("other.json#/components/schemas/Thing")]
    public void Reference_to_nowhere_is_reported_with_its_whole_pointer(string reference)
    {
        TestSpec spec = TestSpec.WithInput($$"""
            "it": { "$ref": "{{reference}}" }
            """, Components);

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.Equal($"{spec.Path}({spec.PlaceOf($"\"{reference}\"")}): warning FLUX0101: The document has no schema '{reference}'. JsonElement stands in for it.", run.Diagnostics[0]);
        Assert.Contains("JsonElement? It { get; init; }", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Diagnostics_in_a_referenced_part_stand_where_it_is_written()
    {
        TestSpec spec = WithRoot(TestSpec.WithInput("\"it\": { \"$ref\": \"#/$defs/Wrong\" }"));

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        string place = spec.PlaceOf("\"q\": { \"type\": \"integer\", \"minimum\": 4");
        Assert.Equal($"{spec.Path}({place}): warning FLUX0105: No value of 'q' can keep its rules: at least 4 and at most 1. They are not checked; the server decides.", Assert.Single(run.Diagnostics));
    }

    [Fact]
    public void References_in_a_circle_are_one_diagnostic()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(WithRoot(TestSpec.WithInput("\"it\": { \"$ref\": \"#/$defs/One\" }")));

        Assert.Contains("FLUX0102", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Definition_that_has_the_name_of_a_component_is_named_by_its_path()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput(
            """
            "a": { "$ref": "#/components/schemas/Point" }, "b": { "$ref": "#/components/schemas/Box/$defs/Point" }
            """,
            """
            "Point": { "type": "object", "properties": { "x": { "type": "number" } } },
            "Box": { "$defs": { "Point": { "type": "object", "properties": { "y": { "type": "number" } } } } }
            """));

        Assert.Contains("public TestPoint? A", run.Source, StringComparison.Ordinal);
        Assert.Contains("public TestBoxPoint? B", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Definition_is_a_library_type_like_a_component_of_its_name()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.Of(input: """
            { "type": "object", "$defs": { "ImageSize": { "type": "object", "properties": { "width": { "type": "integer" }, "height": { "type": "integer" } } } },
              "properties": { "image_size": { "$ref": "#/$defs/ImageSize" } } }
            """));

        Assert.Contains("global::Flux2Gen.ImageSize? ImageSize { get; init; }", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Component_of_a_text_is_a_file_where_its_use_says_so()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput(
            """
            "image_url": { "$ref": "#/components/schemas/Link" }, "note": { "$ref": "#/components/schemas/Link" }
            """,
            "\"Link\": { \"type\": \"string\", \"max_file_size\": 1048576 }"));

        Assert.Contains("FalFileInput? ImageUrl", run.Source, StringComparison.Ordinal);
        Assert.Contains("string? Note", run.Source, StringComparison.Ordinal);
        Assert.Contains("validator.File(\"image_url\", ImageUrl, maximumSize: 1048576);", run.Source, StringComparison.Ordinal);
    }

    private static TestSpec WithRoot(TestSpec spec) => spec.WithText(spec.Text.Replace("\"openapi\": \"3.0.4\",", """
        "openapi": "3.0.4",
        "$defs": {
          "Shared": { "type": "object", "properties": { "more": { "$ref": "#/$defs/Shared" } } },
          "Wrong": { "type": "object", "properties": { "q": { "type": "integer", "minimum": 4, "maximum": 1 } } },
          "One": { "$ref": "#/$defs/Two" }, "Two": { "$ref": "#/$defs/One" }
        },
        "definitions": { "Alias": { "$ref": "#/$defs/Shared" } },
        """, StringComparison.Ordinal));
}
