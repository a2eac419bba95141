using System.Text.Json.Nodes;
using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Inference;

public sealed class EditRunTests
{
    [Fact]
    public async Task An_upload_is_edited_in_its_own_size()
    {
        await using TestFal test = await TestFal.StartAsync();
        string red = await test.UploadAsync(TestImages.Png(160, 96, new Rgb(0.9f, 0.1f, 0.1f)));
        string blue = await test.UploadAsync(TestImages.Png(160, 96, new Rgb(0.1f, 0.1f, 0.9f)));

        RasterImage redEdit = await EditAsync(test, red);
        RasterImage blueEdit = await EditAsync(test, blue);

        Rgb redMean = TestImages.Mean(redEdit, 0, 0, 1, 0.8), blueMean = TestImages.Mean(blueEdit, 0, 0, 1, 0.8);
        Assert.Equal((160, 96), (redEdit.Width, redEdit.Height));
        Assert.True(redMean.R - redMean.B > blueMean.R - blueMean.B + 0.3f, $"{redMean} {blueMean}");
    }

    [Fact]
    public async Task Data_uris_and_fals_own_address_form_are_taken_too()
    {
        await using TestFal test = await TestFal.StartAsync();
        byte[] png = TestImages.Png(80, 80, Rgb.White);
        string uploaded = await test.UploadAsync(png);

        await EditAsync(test, $"data:image/png;base64,{Convert.ToBase64String(png)}");
        await EditAsync(test, uploaded.Replace(test.Fal.BaseAddress.ToString(), "https://", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://example.com/cat.png", "file_download_error")]
    [InlineData("https://v3b.fal.media/files/b/lion/none.png", "file_download_error")]
    [InlineData("file:///etc/hostname", "file_download_error")]
    [InlineData("not an address", "file_download_error")]
    [InlineData("data:image/png;base64,AAAA", "image_load_error")]
    [InlineData("data:image/png;base64,###", "file_download_error")]
    public async Task A_picture_that_cannot_be_had_is_located(string url, string type)
    {
        await using TestFal test = await TestFal.StartAsync();
        string good = await test.UploadAsync(TestImages.Png(64, 64, Rgb.White));

        Reply reply = await test.PostAsync("fal.run/acme/painter/edit", Input(good, url));

        JsonNode error = Assert.Single(reply.Json["detail"]!.AsArray())!;
        Assert.Equal(422, reply.Status);
        Assert.Equal(type, error["type"]!.GetValue<string>());
        Assert.Equal("""["body","image_urls",1]""", error["loc"]!.ToJsonString());
        Assert.Equal(url, error["input"]!.GetValue<string>());
    }

    private static string Input(params string[] urls) =>
        new JsonObject { ["prompt"] = "make it sunny", ["seed"] = 5, ["image_urls"] = new JsonArray([.. urls.Select(url => (JsonNode)url)]) }.ToJsonString();

    private static async Task<RasterImage> EditAsync(TestFal test, string url)
    {
        Reply reply = await test.PostAsync("fal.run/acme/painter/edit", Input(url));
        Assert.Equal(200, reply.Status);
        return TestImages.Read((await test.GetAsync(reply.Json["image"]!["url"]!.GetValue<string>())).Body);
    }
}
