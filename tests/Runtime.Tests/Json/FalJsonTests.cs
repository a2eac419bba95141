using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Json;

public class FalJsonTests
{
    [Theory]
    [InlineData("""{"url":"https://x/a.png"}""")]
    [InlineData("""{"url":"https://x/a.png","content_type":"image/png","file_name":"a.png","file_size":9007199254740993,"width":64,"height":32}""")]
    [InlineData("""{"url":"https://x/a.png","content_type":null,"width":null}""")]
    [InlineData("""{"url":""}""")]
    [InlineData("""{"url":null}""")]
    [InlineData("""{}""")]
    [InlineData("""{"url":"u","blurhash":"L6P","nested":{"a":[1,2.50,null,true]}}""")]
    public void An_image_is_written_as_it_was_read(string json)
    {
        ImageFile image = FalJson.Parse<ImageFile>(json);

        Assert.Equal(json, image.ToJson());
        Assert.Equal(json, (image with { }).ToJson());
    }

    [Theory]
    [InlineData("""{"url":"u","width":1920,"height":1080,"fps":23.976,"duration":5.5,"num_frames":132}""")]
    [InlineData("""{"url":"u","fps":null,"codec":"h264"}""")]
    public void A_video_is_written_as_it_was_read(string json) => Assert.Equal(json, FalJson.Parse<VideoFile>(json).ToJson());

    [Theory]
    [InlineData("""{"url":"u","file_size":1}""")]
    [InlineData("""{"url":"u","other":[]}""")]
    public void Audio_and_plain_files_are_written_as_they_were_read(string json)
    {
        Assert.Equal(json, FalJson.Parse<FalFile>(json).ToJson());
        Assert.Equal(json, FalJson.Parse<AudioFile>(json).ToJson());
    }

    [Theory]
    [InlineData("""{"width":1,"height":2}""")]
    [InlineData("""{"width":null}""")]
    [InlineData("""{"height":2,"depth":3}""")]
    [InlineData("""{}""")]
    public void A_size_is_written_as_it_was_read(string json) => Assert.Equal(json, FalJson.Parse<ImageSize>(json).ToJson());

    [Fact]
    public void An_explicit_null_and_an_absent_member_are_both_null_and_stay_different()
    {
        ImageFile withNull = FalJson.Parse<ImageFile>("""{"url":"u","width":null}""");
        ImageFile without = FalJson.Parse<ImageFile>("""{"url":"u"}""");

        Assert.Null(withNull.Width);
        Assert.Null(without.Width);
        Assert.NotEqual(withNull.ToJson(), without.ToJson());
        Assert.Equal("""{"url":"u","width":5}""", (withNull with { Width = 5 }).ToJson());
    }

    [Fact]
    public void How_a_record_came_about_does_not_make_it_another_value()
    {
        ImageFile withNull = FalJson.Parse<ImageFile>("""{"url":"u","width":null}""");

        Assert.Equal(new ImageFile { Url = "u" }, withNull);
        Assert.Equal(new ImageFile { Url = "u" }.GetHashCode(), withNull.GetHashCode());
        Assert.NotEqual(new ImageFile { Url = "v" }, withNull);
    }

    [Fact]
    public void Files_of_one_address_are_equal()
    {
        Assert.Equal(FalFileInput.FromUrl("https://a.example/b"), (FalFileInput)new Uri("https://a.example/b"));
        Assert.NotEqual(FalFileInput.FromUrl("https://a.example/b"), FalFileInput.FromUrl("https://a.example/c"));
        Assert.NotEqual(FalFileInput.FromBytes(new byte[1], "image/png"), FalFileInput.FromBytes(new byte[1], "image/png"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_none()
    {
        Assert.Null((FalFileInput?)(string?)null);
        Assert.Null((FalFileInput?)(Uri?)null);
        Assert.Null((FalFileInput?)(FalFile?)null);
        Assert.Equal("cat.png", ((FalFileInput)new Uri("cat.png", UriKind.Relative)).Url);
    }

    [Theory]
    [InlineData(typeof(FalFile))]
    [InlineData(typeof(FalFileInput))]
    [InlineData(typeof(FalErrorType))]
    [InlineData(typeof(FalQueueState))]
    [InlineData(typeof(FalCancelResult))]
    [InlineData(typeof(FalWebhookStatus))]
    public void Every_model_of_the_library_goes_into_serializer_options(Type type) =>
        Assert.Equal(type, new JsonSerializerOptions { TypeInfoResolver = FalJson.TypeInfoResolver }.GetTypeInfo(type).Type);

    [Fact]
    public void The_librarys_types_and_lists_of_them_go_into_serializer_options()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = FalJson.TypeInfoResolver };
        var list = (System.Text.Json.Serialization.Metadata.JsonTypeInfo<IReadOnlyList<ImageFile>>)options.GetTypeInfo(typeof(IReadOnlyList<ImageFile>));

        IReadOnlyList<ImageFile>? files = JsonSerializer.Deserialize("""[{"url":"a"},{"url":"b","width":3}]""", list);

        Assert.Equal(3, files![1].Width);
        Assert.Equal("""[{"url":"a"},{"url":"b","width":3}]""", JsonSerializer.Serialize(files, list));
    }

    [Fact]
    public void A_whole_number_may_have_a_point_but_no_fraction()
    {
        Assert.Equal(64, FalJson.Parse<ImageFile>("""{"url":"u","width":64.0}""").Width);
        Assert.Equal(64, FalJson.Parse<ImageFile>("""{"url":"u","width":6.4e1}""").Width);
        Assert.Null(FalJson.Parse<ImageFile>("""{"url":"u","width":64.5}""").Width);
    }

    [Theory]
    [InlineData("64.5")]
    [InlineData("3000000000")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("1e400")]
    [InlineData("\"wide\"")]
    [InlineData("\"\"")]
    [InlineData("\"64px\"")]
    [InlineData("true")]
    [InlineData("[64]")]
    [InlineData("{\"px\":64}")]
    public void A_number_that_fits_no_type_is_kept_as_it_is_written(string number)
    {
        string json = $$"""{"url":"u","width":{{number}}}""";

        ImageFile file = FalJson.Parse<ImageFile>(json);

        Assert.Null(file.Width);
        Assert.Equal(number, file.AdditionalProperties!["width"].GetRawText());
        Assert.Equal(json, file.ToJson());
    }

    [Theory]
    [InlineData("\"64\"")]
    [InlineData("\"64.0\"")]
    [InlineData("\"6.4e1\"")]
    public void A_text_that_is_a_number_is_read_as_one(string text)
    {
        ImageFile file = FalJson.Parse<ImageFile>($$"""{"url":"u","width":{{text}}}""");

        Assert.Equal((64, null), (file.Width, file.AdditionalProperties));
        Assert.Equal("""{"url":"u","width":64}""", file.ToJson());
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public void A_number_that_JSON_does_not_have_costs_nothing_else(string number)
    {
        VideoFile file = FalJson.Parse<VideoFile>($$"""{"url":"a \" NaN","fps":{{number}},"width":64,"more":[{{number}}]}""");

        Assert.Equal(("a \" NaN", null, 64), (file.Url, file.Fps, file.Width));
        Assert.Equal(number, file.AdditionalProperties!["fps"].GetString());
        Assert.Equal($"""["{number}"]""", file.AdditionalProperties["more"].GetRawText());
    }

    [Theory]
    [InlineData("18446744073709551615", "$.seed")]
    [InlineData("0.5", "$.seed")]
    [InlineData("\"many\"", "$.seed")]
    [InlineData("{}", "$.seed")]
    public void A_required_number_that_does_not_fit_is_no_other_number(string seed, string path)
    {
        byte[] json = System.Text.Encoding.UTF8.GetBytes($$"""{"seed":{{seed}},"note":"n"}""");

        JsonException error = Assert.ThrowsAny<JsonException>(() => ModelJson.ParseOutput<SeedOutput>(json, SeedOutput.ReadJson));

        Assert.Equal(path, error.Path);

        // Beyond the outputs of models, what is not understood is only kept.
        Assert.Equal(0, FalJson.Parse<SeedOutput>(json).Seed);
    }

    [Theory]
    [InlineData("""{"seed":"18446744073709551"}""", 18446744073709551)]
    [InlineData("""{"seed":null}""", 0)]
    [InlineData("""{"seed":NaN}""", 0)]
    [InlineData("{}", 0)]
    public void A_required_number_that_is_not_there_is_empty(string json, long seed) => Assert.Equal(seed, FalJson.Parse<SeedOutput>(json).Seed);

    [Theory]
    [InlineData("\uFEFF{\"url\":\"u\"}")]
    [InlineData("\uFEFF {\"url\":\"u\"}")]
    public void A_byte_order_mark_is_no_part_of_the_JSON(string json) => Assert.Equal("u", FalJson.Parse<ImageFile>(json).Url);

    [Fact]
    public void The_last_of_members_with_one_name_counts() =>
        Assert.Equal("""{"url":"b"}""", FalJson.Parse<ImageFile>("""{"url":null,"url":"a","url":"b"}""").ToJson());

    [Theory]
    [InlineData("""[{"url":"u"}]""", "$", "Expected an object, found an array.")]
    [InlineData("""{"x":[{"a":1},{"b":[[0,1]]}],"url":5}""", "$.url", "Expected a string, found a number.")]
    [InlineData("""[]""", "$", "Expected an object, found an array.")]
    [InlineData("""null""", "$", "Expected an object, found null.")]
    [InlineData("""{"url":"u"} {}""", "$", null)]
    public void A_misfit_says_where_it_is(string json, string path, string? message)
    {
        JsonException error = Assert.ThrowsAny<JsonException>(() => FalJson.Parse<ImageFile>(json));

        Assert.Equal(path, error.Path);
        Assert.StartsWith(message ?? "", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"At {path}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"url":""")]
    [InlineData("""{"url":"u",""")]
    [InlineData("""{"url":"u","nested":{"a":[1,""")]
    [InlineData("""{"url":"u" "width":1}""")]
    [InlineData("nonsense")]
    [InlineData("{\"url\":\"\u0001\"}")]
    public void Broken_JSON_is_an_error_with_a_path(string json)
    {
        JsonException error = Assert.ThrowsAny<JsonException>(() => FalJson.Parse<ImageFile>(json));

        Assert.StartsWith("$", error.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void The_path_of_JSON_that_breaks_off_leads_there()
    {
        JsonException error = Assert.ThrowsAny<JsonException>(() => FalJson.Parse<ImageFile>("""{"url":"u","nested":{"a":[1,{"b":tru"""));

        Assert.Equal("$.nested.a[1].b", error.Path);
    }

    [Fact]
    public void Every_cut_of_a_text_is_an_error_and_never_a_crash()
    {
        const string Whole = """{"url":"https://x/ü.png","width":64,"nested":{"a":[1,2.5,"x"],"b":null}}""";
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(Whole);
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] cut = bytes[..length];
            Assert.ThrowsAny<JsonException>(() => FalJson.Parse<ImageFile>(cut));
        }
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(500, true)]
    [InlineData(5000, false)]
    public void Deep_nesting_is_kept_or_refused_and_never_a_crash(int depth, bool isRead)
    {
        string json = $$"""{"url":"u","deep":{{new string('[', depth)}}{{new string(']', depth)}}}""";
        if (isRead)
        {
            Assert.Equal(json, FalJson.Parse<ImageFile>(json).ToJson());
        }
        else
        {
            Assert.ThrowsAny<JsonException>(() => FalJson.Parse<ImageFile>(json));
        }
    }

    [Fact]
    public void A_local_file_cannot_be_written_before_it_is_uploaded()
    {
        FalFileInput file = FalFileInput.FromBytes(new byte[1], "image/png", "cat.png");

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => file.ToJson());

        Assert.Contains("cat.png", error.Message, StringComparison.Ordinal);
        Assert.Equal("\"https://x/y\"", FalFileInput.FromUrl("https://x/y").ToJson());
    }

    [Fact]
    public void Models_can_be_used_with_the_serializer_without_reflection()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = FalJson.TypeInfoResolver };

        var image = (ImageFile)JsonSerializer.Deserialize("""{"url":"u","extra":1}""", options.GetTypeInfo(typeof(ImageFile)))!;

        Assert.Equal("""{"url":"u","extra":1}""", JsonSerializer.Serialize(image, options.GetTypeInfo(typeof(ImageFile))));
    }
}
