using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flux2Gen.Consumer.Fal;

namespace Flux2Gen.Consumer.Tests.Json;

public sealed class JsonTests
{
    [Fact]
    public void The_types_go_into_anybodys_serializer_options()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = FalApi.JsonTypes };
        var type = (JsonTypeInfo<Flux2ProInput>)options.GetTypeInfo(typeof(Flux2ProInput));
        var input = new Flux2ProInput
        {
            Prompt = "a café by the \"river\" 🌊",
            ImageSize = Flux2ProImageSize.PortraitFourThree,
            Seed = long.MaxValue,
            SafetyTolerance = Flux2ProSafetyTolerance._5,
            EnableSafetyChecker = false,
        };

        string json = JsonSerializer.Serialize(input, type);
        Flux2ProInput? read = JsonSerializer.Deserialize(json, type);

        Assert.Equal(input, read);
        Assert.Equal(input.ToJson(), json);
    }

    [Theory]
    [InlineData(typeof(Flux2ProInput))]
    [InlineData(typeof(Flux2ProOutput))]
    [InlineData(typeof(Flux2ProEditInput))]
    [InlineData(typeof(Flux2EditAcceleration))]
    [InlineData(typeof(Flux2FlashEditImageSize))]
    [InlineData(typeof(Flux2TurboEditOutput))]
    public void The_types_of_every_endpoint_are_known(Type type) =>
        Assert.Equal(type, new JsonSerializerOptions { TypeInfoResolver = FalApi.JsonTypes }.GetTypeInfo(type).Type);

    [Theory]
    [InlineData("""{"prompt":"dunes"}""")]
    [InlineData("""{"prompt":"dunes","image_size":null,"seed":null}""")]
    [InlineData("""{"prompt":"dunes","image_size":{"width":640,"height":360,"unit":"px"}}""")]
    [InlineData("""{"prompt":"dunes","image_size":"panorama","output_format":"avif"}""")]
    [InlineData("""{"prompt":"dunes","image_size":[640,360]}""")]
    [InlineData("""{"prompt":"dunes","new_switch":true,"new_list":[1,2.50,{"a":null}]}""")]
    [InlineData("""{"image_size":"square"}""")]
    public void An_input_is_written_as_it_was_read(string json) => Assert.Equal(json, FalJson.Parse<Flux2ProInput>(json).ToJson());

    [Theory]
    [InlineData("""{"images":[{"url":"https://example.com/a.png","content_type":"image/png","width":64,"height":48}],"seed":18446744073}""")]
    [InlineData("""{"images":[{"url":"https://example.com/a.png","width":null,"blurhash":"LKO2"}],"seed":1,"cost":{"usd":0.03}}""")]
    [InlineData("""{"seed":1}""")]
    [InlineData("""{"images":null,"seed":null}""")]
    [InlineData("""{}""")]
    public void An_output_is_written_as_it_was_read(string json) => Assert.Equal(json, FalJson.Parse<Flux2ProOutput>(json).ToJson());

    [Fact]
    public void What_is_missing_from_an_output_reads_as_empty()
    {
        var output = FalJson.Parse<Flux2EditOutput>("""{"prompt":"dunes"}""");

        Assert.Equal("dunes", output.Prompt);
        Assert.Empty(output.Images);
        Assert.Empty(output.Timings);
        Assert.Empty(output.HasNsfwConcepts);
        Assert.Equal(0, output.Seed);
    }

    [Fact]
    public void Members_that_the_document_does_not_list_can_be_read_and_sent()
    {
        Flux2ProInput input = FalJson.Parse<Flux2ProInput>("""{"prompt":"dunes","new_switch":true}""");
        Assert.True(input.AdditionalProperties?["new_switch"].GetBoolean());

        Flux2ProInput changed = input with { Prompt = "hills" };

        Assert.Equal("""{"prompt":"hills","new_switch":true}""", changed.ToJson());
    }

    [Fact]
    public void Lists_of_models_are_read_and_written_without_reflection()
    {
        const string Json = """[{"url":"https://fal.media/a.png"},{"url":"https://fal.media/b.png","width":512}]""";
        var options = new JsonSerializerOptions { TypeInfoResolver = FalApi.JsonTypes };

        List<ImageFile> list = JsonSerializer.Deserialize<List<ImageFile>>(Json, options)!;
        ImageFile[] array = JsonSerializer.Deserialize<ImageFile[]>(Json, options)!;

        Assert.Equal(["https://fal.media/a.png", "https://fal.media/b.png"], list.Select(static image => image.Url));
        Assert.Equal(512, array[1].Width);
        Assert.Equal(Json, JsonSerializer.Serialize(list, options));
        Assert.Equal(Json, JsonSerializer.Serialize(array, options));
    }

    [Fact]
    public void What_was_read_prints_what_is_in_it()
    {
        var output = FalJson.Parse<Flux2EditOutput>("""{"images":[{"url":"https://fal.media/a.png"}],"has_nsfw_concepts":[false,true],"prompt":"dunes","seed":1}""");

        string text = output.ToString();

        Assert.Contains("HasNsfwConcepts = [False, True]", text, StringComparison.Ordinal);
        Assert.Contains("https://fal.media/a.png", text, StringComparison.Ordinal);
        Assert.DoesNotContain("`1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_enum_is_switched_over_by_its_wire_values()
    {
        static string Extension(Flux2FlashEditOutputFormat format)
        {
            switch (format.Value)
            {
                case Flux2FlashEditOutputFormat.Wire.Png:
                    return ".png";
                case Flux2FlashEditOutputFormat.Wire.Jpeg:
                    return ".jpg";
                case Flux2FlashEditOutputFormat.Wire.Webp:
                    return ".webp";
                default:
                    return $".{format}";
            }
        }

        Assert.Equal([".jpg", ".png", ".webp"], Flux2FlashEditOutputFormat.Values.Select(Extension));
        Assert.Equal(".avif", Extension(new("avif")));
        Assert.Equal(Flux2FlashEditOutputFormat.Webp, Parse<Flux2FlashEditOutputFormat>("webp"));

        static T Parse<T>(string text)
            where T : IParsable<T> => T.Parse(text, null);
    }

    [Fact]
    public void A_union_gives_the_case_that_it_is()
    {
        static string Describe(Flux2ProImageSize size) => size.Match(
            whenImageSize: pixels => $"{pixels.Width} x {pixels.Height}",
            whenPreset: preset => preset.Value,
            whenJson: json => json.GetRawText());

        Assert.Equal("640 x 360", Describe(new ImageSize(640, 360)));
        Assert.Equal("square_hd", Describe(Flux2ProImageSize.SquareHd));
        Assert.Equal("[640,360]", Describe(FalJson.Parse<Flux2ProImageSize>("[640,360]")));
    }
}
