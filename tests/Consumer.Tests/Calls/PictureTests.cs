using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Tests.Support;

namespace Flux2Gen.Consumer.Tests.Calls;

public sealed class PictureTests
{
    [Theory]
    [InlineData(Flux2ProImageSizePreset.Wire.SquareHd, 1024, 1024)]
    [InlineData(Flux2ProImageSizePreset.Wire.Square, 512, 512)]
    [InlineData(Flux2ProImageSizePreset.Wire.PortraitSixteenNine, 576, 1024)]
    [InlineData(Flux2ProImageSizePreset.Wire.LandscapeFourThree, 1024, 768)]
    public async Task A_preset_is_the_size_of_the_picture(string preset, int width, int height)
    {
        await using TestFal fal = await TestFal.StartAsync();

        FalResult<Flux2ProOutput> result = await fal.Api.Flux2Pro.RunAsync(new Flux2ProInput
        {
            Prompt = "dunes",
            ImageSize = new Flux2ProImageSizePreset(preset),
            OutputFormat = Flux2ProOutputFormat.Png,
        });

        ImageFile image = result.Data.Images[0];
        Assert.Equal((width, height), Png.SizeOf(await image.ReadBytesAsync()));
        Assert.Equal((width, height), (image.Width, image.Height));
    }

    [Fact]
    public async Task A_width_and_a_height_are_the_size_of_the_picture()
    {
        await using TestFal fal = await TestFal.StartAsync();
        using var folder = new TemporaryFolder();

        FalResult<Flux2ProOutput> result = await fal.Api.Flux2Pro.RunAsync(new Flux2ProInput
        {
            Prompt = "dunes",
            ImageSize = new ImageSize(200, 120),
            OutputFormat = Flux2ProOutputFormat.Png,
        });

        string path = await result.Data.Images[0].SaveAsync(folder.File("dunes.png"));
        Assert.Equal((200, 120), Png.SizeOf(path));
        Assert.DoesNotContain(fal.Requests.Where(request => request.Method == "GET"), request => request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task In_sync_mode_the_picture_comes_inside_the_response_and_is_saved_alike()
    {
        await using TestFal fal = await TestFal.StartAsync();
        using var folder = new TemporaryFolder();

        FalResult<Flux2ProOutput> result = await fal.Api.Flux2Pro.RunAsync(new Flux2ProInput
        {
            Prompt = "dunes",
            ImageSize = new ImageSize(96, 64),
            OutputFormat = Flux2ProOutputFormat.Png,
            SyncMode = true,
        });

        ImageFile image = result.Data.Images[0];
        Assert.StartsWith("data:image/png;base64,", image.Url, StringComparison.Ordinal);
        Assert.Equal((96, 64), Png.SizeOf(await image.SaveAsync(folder.File("dunes.png"))));
        Assert.Single(fal.Requests);
    }

    [Theory]
    [MemberData(nameof(EditEndpoints.Ids), MemberType = typeof(EditEndpoints))]
    public async Task A_local_file_is_uploaded_without_the_key_and_edited(string endpointId)
    {
        await using TestFal fal = await TestFal.StartAsync();
        using var folder = new TemporaryFolder();
        string path = await SavePictureAsync(fal, folder);

        ImageFile edited = await EditEndpoints.EditAsync(fal.Api, endpointId, "at night", FalFileInput.FromFile(path));

        Emulator.LocalFalRequest initiate = Assert.Single(fal.Requests, request => request.Host == "rest.fal.ai");
        Assert.Equal("Key id:consumer-secret", initiate.Headers["Authorization"]);
        Emulator.LocalFalRequest upload = Assert.Single(fal.Requests, request => request.Method == "PUT");
        Assert.False(upload.Headers.ContainsKey("Authorization"));
        Assert.Equal("image/png", upload.Headers["Content-Type"]);
        Assert.Equal(await File.ReadAllBytesAsync(path), upload.Body.ToArray());
        string url = fal.LastInput(endpointId).GetProperty("image_urls")[0].GetString()!;
        Assert.True(Uri.IsWellFormedUriString(url, UriKind.Absolute));
        Png.SizeOf(await edited.ReadBytesAsync());
    }

    [Fact]
    public async Task What_one_endpoint_made_is_given_to_the_next_as_it_is()
    {
        await using TestFal fal = await TestFal.StartAsync();
        FalResult<Flux2ProOutput> result = await fal.Api.Flux2Pro.RunAsync(new Flux2ProInput { Prompt = "dunes", ImageSize = new ImageSize(96, 64) });

        await fal.Api.Flux2FlashEdit.RunAsync(new Flux2FlashEditInput
        {
            Prompt = "in winter",
            ImageUrls = [result.Data.Images[0]],
        });

        Assert.Equal($$"""{"prompt":"in winter","image_urls":["{{result.Data.Images[0].Url}}"]}""", fal.LastInput(Flux2FlashEditEndpoint.EndpointId).GetRawText());
        Assert.DoesNotContain(fal.Requests, request => request.Method == "PUT");
    }

    private static async Task<string> SavePictureAsync(TestFal fal, TemporaryFolder folder)
    {
        FalResult<Flux2ProOutput> result = await fal.Api.Flux2Pro.RunAsync(
            new Flux2ProInput { Prompt = "dunes", ImageSize = new ImageSize(96, 64), OutputFormat = Flux2ProOutputFormat.Png });
        return await result.Data.Images[0].SaveAsync(folder.File("dunes.png"));
    }
}
