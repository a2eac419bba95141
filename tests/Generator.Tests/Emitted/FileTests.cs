using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Emitted;

/// <summary>What can be done with emitted records that are files.</summary>
public sealed class FileTests
{
    private const string Components = """
        "Image": { "type": "object", "required": ["url", "seed"], "properties": { "seed": { "type": "integer" }, "url": { "type": "string" }, "width": { "type": "integer" }, "save_async": { "type": "string" } } },
        "Frame": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" }, "seconds": { "type": "number" } } }
        """;

    private static readonly TestSpec Spec = TestSpec.Of(
        input: """{ "properties": { "frame": { "$ref": "#/components/schemas/Frame" }, "image_url": { "type": "string" } } }""",
        output: """{ "properties": { "images": { "type": "array", "items": { "$ref": "#/components/schemas/Image" } } }, "required": ["images"] }""",
        components: Components);

    [Fact]
    public void Derived_record_is_a_file_and_keeps_its_members()
    {
        var probe = new Probe(
            GeneratorRun.WithDiagnostics(Spec),
            """
            public static object?[] Read(string json)
            {
                var image = FalJson.Parse<TestOutput>(json).Images[0];
                ImageFile file = image;
                var input = new TestInput { ImageUrl = image, Frame = image };
                Func<System.Threading.Tasks.Task> save = () => image.SaveAsync("x.png");
                return [file.Url, file.Width, file.FileSize, file.FileData, image.Seed, image.AdditionalProperties!["more"].GetInt32(), (image with { Seed = 2 }).ToJson(), input.ToJson()];
            }
            """);

        object?[] read = probe.Call<object?[]>("Read", """{"images":[{"file_size":5,"more":6,"seed":1,"url":"https://x/y.png","width":4,"file_data":"AA=="}]}""");

        Assert.Equal(
            [
                "https://x/y.png", 4, 5L, "AA==", 1L, 6,
                """{"url":"https://x/y.png","file_size":5,"file_data":"AA==","width":4,"seed":2,"more":6}""",
                """{"frame":{"url":"https://x/y.png"},"image_url":"https://x/y.png"}""",
            ],
            read);
    }

    [Fact]
    public void File_converts_to_the_object_it_is_sent_as()
    {
        var probe = new Probe(
            GeneratorRun.WithDiagnostics(Spec),
            """
            public static string[] Send()
            {
                TestFrame fromText = "https://x/a.png";
                TestFrame fromUri = new Uri("https://x/b.png");
                TestFrame fromFile = new ImageFile { Url = "https://x/c.png" };
                TestFrame fromInput = FalFileInput.FromUrl("https://x/d.png");
                TestFrame? none = (string?)null;
                bool isLocal = ((TestFrame)FalFileInput.FromBytes(new byte[] { 1 }, "image/png")).Url.IsLocal;
                return [fromText.ToJson(), fromUri.ToJson(), fromFile.ToJson(), fromInput.ToJson(), $"{none is null} {isLocal}"];
            }
            """);

        Assert.Equal(
            ["""{"url":"https://x/a.png"}""", """{"url":"https://x/b.png"}""", """{"url":"https://x/c.png"}""", """{"url":"https://x/d.png"}""", "True True"],
            probe.Call<string[]>("Send"));
    }

    [Fact]
    public void Union_of_a_file_and_a_record_of_it_tells_them_apart()
    {
        var probe = new Probe(
            GeneratorRun.WithDiagnostics(TestSpec.Of(
                output: """{ "properties": { "it": { "anyOf": [{ "$ref": "#/components/schemas/Picture" }, { "$ref": "#/components/schemas/Image" }] } }, "required": ["it"] }""",
                components: Components + """, "Picture": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" } } } """)),
            """
            public static string[] Kinds(string[] all) => [.. all.Select(json => FalJson.Parse<TestOutput>(json)).Select(output =>
                output.It.Match(whenImage: image => $"image {image.Seed}", whenImageFile: file => $"file {file.Url}", whenJson: json => "json") + output.ToJson())];
            """);

        string[] all = ["""{"it":{"url":"a"}}""", """{"it":{"url":"a","seed":3}}""", """{"it":7}"""];

        Assert.Equal([$"file a{all[0]}", $"image 3{all[1]}", $"json{all[2]}"], probe.Call<string[]>("Kinds", (object)all));
    }
}
