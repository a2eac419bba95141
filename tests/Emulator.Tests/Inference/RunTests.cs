using System.Text.Json.Nodes;
using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Inference;

public sealed class RunTests
{
    [Fact]
    public async Task An_output_echoes_the_input_and_its_images_are_real()
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.PostAsync("fal.run/acme/painter", """{"prompt":"sea","seed":99,"num_images":2,"image_size":"landscape_4_3"}""");

        Assert.Equal(200, reply.Status);
        Assert.Equal(["images", "timings", "seed", "has_nsfw_concepts", "prompt"], reply.Json.AsObject().Select(member => member.Key));
        Assert.Equal("sea", reply.Text("prompt"));
        Assert.Equal(99, reply.Json["seed"]!.GetValue<int>());
        Assert.Equal(2, reply.Json["has_nsfw_concepts"]!.AsArray().Count);
        Assert.Single(reply.Json["timings"]!.AsObject());
        JsonArray images = reply.Json["images"]!.AsArray();
        Assert.Equal(2, images.Count);
        foreach (JsonNode? image in images)
        {
            Reply file = await test.GetAsync(image!["url"]!.GetValue<string>());
            RasterImage picture = TestImages.Read(file.Body);
            Assert.Equal((1024, 768), (picture.Width, picture.Height));
            Assert.Equal("image/png", file.Header("Content-Type"));
            Assert.Equal("image/png", image["content_type"]!.GetValue<string>());
            Assert.Equal(file.Body.Length, image["file_size"]!.GetValue<int>());
            Assert.Equal(1024, image["width"]!.GetValue<int>());
            Assert.Equal(768, image["height"]!.GetValue<int>());
        }

        Assert.NotEqual(images[0]!["url"]!.GetValue<string>(), images[1]!["url"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_input_gives_the_same_answer()
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply first = await test.PostAsync("fal.run/acme/painter", """{"prompt":"sea"}""");
        Reply second = await test.PostAsync("fal.run/acme/painter", """{"prompt":"sea"}""");
        Reply other = await test.PostAsync("fal.run/acme/painter", """{"prompt":"sea","seed":1}""");

        Assert.Equal(first.BodyText, second.BodyText);
        Assert.NotEqual(first.BodyText, other.BodyText);
        Assert.NotEqual(first.Header("x-fal-request-id"), second.Header("x-fal-request-id"));
    }

    [Fact]
    public async Task Sync_mode_gives_data_uris()
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.PostAsync("fal.run/acme/painter", """{"prompt":"sea","sync_mode":true}""");

        const string Prefix = "data:image/png;base64,";
        string url = reply.Json["images"]![0]!["url"]!.GetValue<string>();
        Assert.StartsWith(Prefix, url, StringComparison.Ordinal);
        Assert.Equal(512, TestImages.Read(Convert.FromBase64String(url[Prefix.Length..])).Width);
    }

    [Theory]
    [InlineData("\"square_hd\"", 1024, 1024)]
    [InlineData("\"square\"", 512, 512)]
    [InlineData("\"portrait_4_3\"", 768, 1024)]
    [InlineData("\"portrait_16_9\"", 576, 1024)]
    [InlineData("\"landscape_16_9\"", 1024, 576)]
    [InlineData("""{"width":200,"height":100}""", 200, 100)]
    [InlineData("""{"width":8192,"height":4096}""", 2048, 1024)]
    public async Task Sizes_follow_image_size(string size, int width, int height)
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.PostAsync("fal.run/acme/painter", $$"""{"prompt":"x","image_size":{{size}}}""");

        JsonNode image = reply.Json["images"]![0]!;
        Assert.Equal((width, height), (image["width"]!.GetValue<int>(), image["height"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_seed_beyond_64_bits_comes_back_as_written()
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.PostAsync("fal.run/acme/painter", """{"prompt":"x","seed":123456789012345678901234567890}""");

        Assert.Contains("\"seed\":123456789012345678901234567890", reply.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_output_schema_can_be_filled()
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.PostAsync("fal.run/workflows/acme/flow", """{"prompt":"a rather long prompt"}""");

        JsonNode json = reply.Json;
        Assert.Equal("video/mp4", json["video"]!["content_type"]!.GetValue<string>());
        Assert.Equal("audio/wav", json["audio_file"]!["content_type"]!.GetValue<string>());
        Assert.Equal("model/gltf-binary", json["mesh"]!["content_type"]!.GetValue<string>());
        Assert.False(json["video"]!.AsObject().ContainsKey("file_data"));
        Assert.Equal(12, reply.Text("text").Length);
        Assert.Equal(["a", "a"], json["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()));
        Assert.Equal(3, json["pair"]![1]!.GetValue<int>());
        Assert.Equal(1, json["result"]!["level"]!.GetValue<double>());
        Assert.True(json.AsObject().TryGetPropertyValue("lost", out JsonNode? lost));
        Assert.Null(lost);
        foreach (string name in new[] { "video", "audio_file", "mesh" })
            Assert.Equal(json[name]!["file_size"]!.GetValue<int>(), (await test.GetAsync(json[name]!["url"]!.GetValue<string>())).Body.Length);
    }

    [Theory]
    [InlineData("", "missing")]
    [InlineData("{", "json_invalid")]
    [InlineData("[]", "dict_type")]
    [InlineData("{}", "missing")]
    [InlineData("""{"prompt":""}""", "string_too_short")]
    public async Task Run_refuses_invalid_input_at_once(string body, string type)
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.PostAsync("fal.run/acme/painter", body);

        Assert.Equal(422, reply.Status);
        Assert.Equal("0", reply.Header("x-fal-billable-units"));
        Assert.NotNull(reply.Header("x-fal-request-id"));
        Assert.Equal(type, Assert.Single(reply.Json["detail"]!.AsArray())!["type"]!.GetValue<string>());
    }
}
