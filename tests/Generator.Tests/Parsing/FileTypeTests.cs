using Flux2Gen.Generator.Tests.Support;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;
using Flux2Gen.Specs.Problems;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>Which objects are files of the library. The rule stands in docs/types.md.</summary>
public sealed class FileTypeTests
{
    private const string Url = """ "url": { "type": "string" } """;

    [Theory]
    [InlineData("File", "FalFile")]
    [InlineData("Image", "ImageFile")]
    [InlineData("VideoFile", "VideoFile")]
    [InlineData("Audio", "AudioFile")]
    [InlineData("Video-Output", "VideoFile")]
    [InlineData("Image_Output", "ImageFile")]
    [InlineData("Image-Output__1", "ImageFile")]
    [InlineData("registry__image__fast_sdxl__models__Image", "ImageFile")]
    [InlineData("app__schemas__AudioFile-Output", "AudioFile")]
    [InlineData("fal.toolkit.image.Image", "ImageFile")]
    [InlineData("fal.toolkit.image.File", "FalFile")]
    [InlineData("GeneratedImage", "ImageFile")]
    [InlineData("OutputVideo", "VideoFile")]
    [InlineData("VideoThumbnailImage", "ImageFile")]
    [InlineData("IMAGE", "ImageFile")]
    [InlineData("fal-ai_some-model_SpeechFile", "AudioFile")]
    [InlineData("Artifact", "FalFile")]
    public void Name_of_component_tells_the_medium(string name, string type) =>
        Assert.Equal($"WellKnown {type}", OfComponent(name, $$"""{ "type": "object", "required": ["url"], "properties": { {{Url}} } }"""));

    [Theory]
    [InlineData("Image", "ImageFile")]
    [InlineData("app.models.Video", "VideoFile")]
    [InlineData("Sound", "AudioFile")]
    public void Title_tells_the_medium_if_the_name_does_not(string title, string type) =>
        Assert.Equal($"WellKnown {type}", OfComponent("Artifact", $$"""{ "title": "{{title}}", "type": "object", "required": ["url"], "properties": { {{Url}} } }"""));

    [Theory]
    [InlineData(""" "width": { "type": "integer" }, "height": { "type": "integer" } """, "ImageFile")]
    [InlineData(""" "width": { "type": "integer" } """, "FalFile")]
    [InlineData(""" "width": { "type": "integer" }, "height": { "type": "integer" }, "fps": { "type": "number" }, "num_frames": { "type": "integer" } """, "VideoFile")]
    [InlineData(""" "width": { "type": "integer" }, "height": { "type": "integer" }, "duration": { "type": "number" } """, "ImageFile")]
    [InlineData(""" "duration": { "type": "number" }, "sample_rate": { "type": "integer" } """, "AudioFile")]
    [InlineData(""" "duration": { "type": "number" } """, "FalFile")]
    public void Members_tell_the_medium_if_no_name_does(string members, string type) =>
        Assert.Equal($"WellKnown {type}", OfComponent("Artifact", $$"""{ "type": "object", "required": ["url"], "properties": { {{Url}}, {{members}} } }"""));

    [Theory]
    [InlineData(""" "file_data": { "type": "string", "format": "binary" } """)]
    [InlineData(""" "blurhash": { "anyOf": [{ "type": "string" }, { "type": "null" }] } """)]
    [InlineData(""" "duration": { "type": "string" } """)]
    [InlineData(""" "thumbnail": { "$ref": "#/components/schemas/Image" } """)]
    [InlineData(""" "tags": { "type": "array", "items": { "type": "string" } } """)]
    [InlineData(""" "file_size": { "anyOf": [{ "type": "number" }, { "type": "null" }] } """)]
    [InlineData(""" "content_type": { "enum": ["image/png", "image/jpeg"] } """)]
    [InlineData(""" "metadata": {} """)]
    [InlineData(""" "$kind": { "const": "image" } """)]
    public void Optional_member_changes_no_type(string member) =>
        Assert.Equal("WellKnown ImageFile", OfComponent("Image", $$"""{ "type": "object", "required": ["url"], "properties": { {{Url}}, {{member}} } }"""));

    [Theory]
    [InlineData("""{ "type": "object", "required": ["url", "width", "height", "content_type"], "properties": { "url": { "type": "string" }, "width": { "type": "integer" }, "height": { "type": "integer" }, "content_type": { "type": "string" } } }""")]
    [InlineData("""{ "type": ["object", "null"], "required": ["url"], "properties": { "url": { "type": "string", "format": "uri" } } }""")]
    [InlineData("""{ "properties": { "url": { "anyOf": [{ "type": "string" }, { "type": "null" }] } } }""")]
    [InlineData("""{ "allOf": [{ "type": "object", "required": ["url"], "properties": { "url": { "type": "string" } } }, { "properties": { "width": { "type": "integer" } } }] }""")]
    [InlineData("""{ "anyOf": [{ "type": "object", "required": ["url"], "properties": { "url": { "type": "string" } } }, { "type": "null" }] }""")]
    [InlineData("""{ "type": "object", "required": ["url"], "properties": { "url": { "$ref": "#/components/schemas/Address" } } }""")]
    public void Form_of_the_schema_changes_no_type(string schema) =>
        Assert.Equal("WellKnown ImageFile", OfComponent("Image", schema).TrimEnd('?'));

    [Theory]
    [InlineData(""" "seed": { "type": "integer" } """, "seed", "ImageFile")]
    [InlineData(""" "duration": { "type": "number" } """, "duration", "ImageFile")]
    [InlineData(""" "width": { "type": "string" } """, "width", "FalFile")]
    public void Required_member_of_its_own_makes_a_derived_record(string member, string name, string baseClass)
    {
        EndpointModel endpoint = Parse("Image", $$"""{ "type": "object", "required": ["url", "{{name}}"], "properties": { {{Url}}, {{member}} } }""");

        Assert.Equal("Object TestImage", Show(endpoint));
        ObjectModel record = endpoint.Objects.Single(type => type.Name == "TestImage");
        Assert.Equal(baseClass, record.Base);
        Assert.True(record.Properties.Single(property => property.WireName == name) is { IsInherited: false, IsRequired: true });
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "url": { "type": "integer" } } }""")]
    [InlineData("""{ "type": "object", "properties": { "uri": { "type": "string" } } }""")]
    [InlineData("""{ "type": "object", "required": ["url"], "properties": { "url": { "type": "string" }, "file_size": { "type": "string" } } }""")]
    [InlineData("""{ "type": "object", "required": ["url"], "properties": { "url": { "type": "array", "items": { "type": "string" } } } }""")]
    public void Object_that_holds_something_else_is_a_record(string schema)
    {
        EndpointModel endpoint = Parse("Image", schema);

        Assert.Equal("Object TestImage", Show(endpoint));
        Assert.Null(endpoint.Objects.Single(type => type.Name == "TestImage").Base);
    }

    [Theory]
    [InlineData("Citation")]
    [InlineData("WebPage")]
    [InlineData("url_citation-Output")]
    [InlineData("SearchHit")]
    public void Link_to_a_page_is_no_file(string name)
    {
        EndpointModel endpoint = Parse(name, $$"""{ "type": "object", "required": ["url"], "properties": { {{Url}}, "text": { "type": "string" } } }""");

        Assert.Equal(TypeKind.Object, endpoint.Objects.Single(type => type.Name == "TestOutput").Properties[0].Type.Kind);
        Assert.Null(endpoint.Objects.Single(type => type.Properties.Any(static property => property.WireName == "text")).Base);
    }

    [Theory]
    [InlineData("image", "ImageFile")]
    [InlineData("videos", "VideoFile")]
    [InlineData("model_mesh", "FalFile")]
    public void Member_tells_the_medium_of_an_inline_object(string member, string type)
    {
        string schema = $$"""{ "type": "object", "required": ["url"], "properties": { {{Url}} } }""";
        EndpointModel endpoint = Parse(TestSpec.Of(output: $$"""{ "type": "object", "properties": { "{{member}}": {{schema}}, "{{member}}_list": { "type": "array", "items": {{schema}} } } }"""));

        Assert.Equal([$"WellKnown {type}", $"List of WellKnown {type}"], endpoint.Objects.Single(item => item.Name == "TestOutput").Properties.Select(property => Show(property.Type)));
        Assert.Equal(["TestInput", "TestOutput"], endpoint.Objects.Select(item => item.Name));
    }

    [Fact]
    public void Output_that_is_a_file_derives_from_it()
    {
        EndpointModel endpoint = Parse(TestSpec.Of(output: """{ "title": "VideoOutput", "type": "object", "required": ["url"], "properties": { "url": { "type": "string" }, "seed": { "type": "integer" } } }"""));

        Assert.Equal("VideoFile", endpoint.Objects.Single(type => type.Name == "TestOutput").Base);
    }

    [Fact]
    public void Object_of_an_input_with_a_url_takes_a_file()
    {
        EndpointModel endpoint = Parse(TestSpec.Of(
            input: """
            { "type": "object", "properties": {
              "frames": { "type": "array", "items": { "$ref": "#/components/schemas/Frame" } },
              "image": { "type": "object", "required": ["url"], "properties": { "url": { "anyOf": [{ "type": "string" }, { "type": "null" }] }, "seed": { "type": "integer" } } },
              "webhook": { "$ref": "#/components/schemas/Webhook" } } }
            """,
            components: """
            "Frame": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" }, "seconds": { "type": "number" } } },
            "Webhook": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" } } }
            """));

        ObjectModel frame = endpoint.Objects.Single(type => type.Name == "TestFrame");
        Assert.True(frame is { IsFile: true, Base: null });
        Assert.Equal(TypeKind.FileInput, frame.Properties[0].Type.Kind);
        Assert.Equal(TypeKind.FileInput, endpoint.Objects.Single(type => type.Name == "TestImage").Properties[0].Type.Kind);
        Assert.Equal(TypeKind.String, endpoint.Objects.Single(type => type.Name == "TestWebhook").Properties[0].Type.Kind);
    }

    [Theory]
    [InlineData("Image", "ImageFile")]
    [InlineData("File", "FalFile")]
    [InlineData("Video-Output", "VideoFile")]
    [InlineData("fal__toolkit__AudioFile", "AudioFile")]
    public void Own_file_without_a_schema_is_the_class(string name, string type)
    {
        ParsedSpec spec = SpecParser.Parse(
            TestSpec.Of(output: $$"""{ "type": "object", "properties": { "it": { "$ref": "#/components/schemas/{{name}}" } } }""").Text,
            ParserOptions.Default,
            CancellationToken.None);

        SpecProblem problem = Assert.Single(spec.Problems);
        Assert.Equal(SpecProblemKind.MissingReference, problem.Kind);
        Assert.Equal(type, problem.Arguments[1]);
        Assert.Equal($"WellKnown {type}", Show(spec.Endpoint!));
    }

    [Theory]
    [InlineData("ImageMask")]
    [InlineData("Picture")]
    [InlineData("FileList")]
    public void Other_name_without_a_schema_is_JSON(string name)
    {
        EndpointModel endpoint = Parse(TestSpec.Of(output: $$"""{ "type": "object", "properties": { "it": { "$ref": "#/components/schemas/{{name}}" } } }"""));

        Assert.Equal("Json ", Show(endpoint));
    }

    [Theory]
    [InlineData("ImageSize", """ "width": { "type": "integer" }, "height": { "type": "integer" } """, "WellKnown ImageSize")]
    [InlineData("ImageSize-Input", """ "width": { "type": "integer" }, "height": { "type": "integer" }, "unit": { "type": "string" } """, "WellKnown ImageSize")]
    [InlineData("fal__toolkit__image_size__ImageSize", """ "width": { "type": "integer" }, "height": { "type": "integer" } """, "WellKnown ImageSize")]
    [InlineData("ImageSize", """ "width": { "type": "integer" } """, "Object TestImageSize")]
    [InlineData("ImageSize", """ "width": { "type": "string" }, "height": { "type": "integer" } """, "Object TestImageSize")]
    public void Size_is_a_size_under_a_qualified_name(string name, string members, string type) =>
        Assert.Equal(type, OfComponent(name, $$"""{ "type": "object", "properties": { {{members}} } }"""));

    private static string OfComponent(string name, string schema) => Show(Parse(name, schema));

    private static string Show(EndpointModel endpoint)
    {
        PropertyModel property = endpoint.Objects.Single(type => type.Name == "TestOutput").Properties.Single();
        return Show(property.Type) + (property.AllowsNull ? "?" : "");
    }

    private static string Show(TypeRefModel type) => type.Item is { } item ? $"{type.Kind} of {Show(item)}" : $"{type.Kind} {type.Name}";

    private static EndpointModel Parse(string name, string schema) => Parse(TestSpec.Of(
        output: $$"""{ "type": "object", "properties": { "it": { "$ref": "#/components/schemas/{{name}}" } } }""",
        components: $$""" "{{name}}": {{schema}}, "Address": { "type": "string" } """));

    private static EndpointModel Parse(TestSpec spec)
    {
        EndpointModel? endpoint = SpecParser.Parse(spec.Text, ParserOptions.Default, CancellationToken.None).Endpoint;
        Assert.NotNull(endpoint);
        return endpoint;
    }
}
