using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Storage;

public class StorageTests : FalTest
{
    private const string Initiate = "POST https://rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3";

    [Fact]
    public async Task A_file_is_announced_with_the_key_and_sent_without_it()
    {
        Answer("a").Answer(200);

        Uri url = await Client.Storage.UploadAsync(FalFileInput.FromBytes("PNG!"u8.ToArray(), "image/png", "cat.png"));

        Assert.Equal("https://v3b.fal.media/files/a", url.AbsoluteUri);
        Assert.Equal([Initiate, "PUT https://storage.example/put/a?sig=1"], Server.Lines);
        Assert.Equal("""{"content_type":"image/png","file_name":"cat.png"}""", Server.Requests[0].Text);
        Assert.Equal($"Key {Key}", Server.Requests[0].Header("authorization"));
        RecordedRequest put = Server.Requests[1];
        Assert.Equal("PNG!", put.Text);
        Assert.Equal(["content-length", "content-type", "user-agent"], put.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("image/png", put.Header("content-type"));
        Assert.Equal("4", put.Header("content-length"));
    }

    [Fact]
    public async Task The_files_of_an_input_are_each_uploaded_once()
    {
        FalFileInput cat = FalFileInput.FromBytes("cat"u8.ToArray(), "image/png");
        FalFileInput dog = FalFileInput.FromBytes("dog"u8.ToArray(), "image/jpeg");
        var input = new PictureInput { Prompt = "both", ImageUrls = [cat, "https://x/y.png", dog, cat], MaskUrl = dog };
        Answer("a").Answer(200);
        Answer("b").Answer(200);
        Server.Answer(200, """{"images":[]}""");
        FalClient client = CreateClient(settings => settings.Upload = new FalUploadOptions { MaxConcurrency = 1 });

        await new PictureEndpoint(client).RunAsync(input);

        Assert.Equal(["cat", "dog"], Server.Requests.Where(request => request.Method == "PUT").Select(request => request.Text));
        Assert.Equal(
            """{"prompt":"both","image_urls":["https://v3b.fal.media/files/a","https://x/y.png","https://v3b.fal.media/files/b","https://v3b.fal.media/files/a"],"mask_url":"https://v3b.fal.media/files/b"}""",
            Server.Requests[^1].Text);
        Assert.Same(cat, input.ImageUrls[0]);
    }

    [Fact]
    public async Task No_byte_is_sent_for_an_input_that_breaks_a_rule()
    {
        var input = new PictureInput { Prompt = "", Steps = 99, MaskUrl = FalFileInput.FromBytes(new byte[1], "image/png") };
        var endpoint = new PictureEndpoint(Client);
        Func<Task>[] calls = [() => endpoint.RunAsync(input), () => endpoint.SubmitAsync(input), () => endpoint.SubscribeAsync(input)];

        foreach (Func<Task> call in calls)
        {
            FalInputException error = await Assert.ThrowsAsync<FalInputException>(call);
            Assert.Equal(["prompt", "steps"], error.Violations.Select(violation => violation.Path));
            Assert.Equal(
                "The input was not sent, because it breaks the endpoint's rules: prompt must have at least 1 character, but has 0. steps must be at most 50, but is 99.",
                error.Message);
            Assert.Equal("fal-ai/picture", error.EndpointId);
        }

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task File_beyond_its_limit_is_not_uploaded()
    {
        var input = new PictureInput { Prompt = "x", MaxMaskSize = 2048, MaskUrl = FalFileInput.FromBytes(new byte[4096], "image/png", "big.png") };
        var endpoint = new PictureEndpoint(Client);
        Func<Task>[] calls = [() => endpoint.RunAsync(input), () => endpoint.SubmitAsync(input), () => endpoint.SubscribeAsync(input)];

        foreach (Func<Task> call in calls)
        {
            FalInputException error = await Assert.ThrowsAsync<FalInputException>(call);
            Assert.Equal("mask_url must have at most 2 KiB (2,048 bytes), but 'big.png' has 4 KiB (4,096 bytes).", Assert.Single(error.Violations).Message);
        }

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task The_check_can_be_turned_off()
    {
        Server.Answer(200, """{"images":[]}""");

        await new PictureEndpoint(CreateClient(settings => settings.ValidateInput = false)).RunAsync(new PictureInput { Prompt = "", Steps = 99 });

        Assert.Equal("""{"prompt":"","steps":99}""", Assert.Single(Server.Requests).Text);
    }

    [Fact]
    public async Task An_upload_that_fails_is_sent_again_from_its_beginning()
    {
        using var stream = new MemoryStream("skip-data"u8.ToArray()) { Position = 5 };
        Answer("a").Answer(503).Fail(new HttpRequestException(HttpRequestError.ResponseEnded)).Answer(200);

        await Client.Storage.UploadAsync(FalFileInput.FromStream(stream, "text/plain"));

        Assert.Equal(["data", "data", "data"], Server.Requests.Skip(1).Select(request => request.Text));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_stream_that_cannot_go_back_is_sent_with_its_length_and_again()
    {
        using var stream = new OneWayStream("data"u8.ToArray());
        Answer("a").Answer(503).Answer(200);

        await Client.Storage.UploadAsync(FalFileInput.FromStream(stream, "text/plain"));

        Assert.Equal(["data", "data"], Server.Requests.Skip(1).Select(request => request.Text));
        Assert.Equal("4", Server.Requests[^1].Header("content-length"));
    }

    [Theory]
    [InlineData("""{"file_url":"https://x/f","upload_url":"http://storage.example/put"}""")]
    [InlineData("""{"file_url":"https://x/f","upload_url":"http://127.0.0.1/put"}""")]
    [InlineData("""{"file_url":"https://x/f","upload_url":"file:///etc/passwd"}""")]
    [InlineData("""{"file_url":"https://x/f","upload_url":"/put"}""")]
    [InlineData("""{"file_url":"http://x/f","upload_url":"https://storage.example/put"}""")]
    [InlineData("""{"file_url":"https://x/f"}""")]
    [InlineData("""{"upload_url":"https://x/put"}""")]
    [InlineData("nonsense")]
    public async Task Bytes_go_to_no_other_place(string answer)
    {
        Server.Answer(200, answer);

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(
            () => Client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[1], "image/png")));

        Assert.Single(Server.Requests);
        Assert.Equal(answer, error.Body);
    }

    [Fact]
    public async Task A_refused_upload_says_so()
    {
        Answer("a").Answer(403, "<Error><Code>Expired</Code></Error>");
        Answer("b").Answer(403, "<Error><Code>Expired</Code></Error>");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => Client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[1], "image/png")));

        Assert.StartsWith("Storage did not take 'upload.bin' (HTTP 403", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_fails_names_the_endpoint_it_was_for()
    {
        Server.Answer(404, """{"detail":"Not Found"}""").Answer(404, """{"detail":"no other way"}""");
        var input = new PictureInput { Prompt = "cat", MaskUrl = FalFileInput.FromBytes(new byte[1], "image/png") };

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => new PictureEndpoint(Client).RunAsync(input));

        Assert.Equal("fal could not do what was asked, so that 'upload.bin' was not uploaded (HTTP 404, \"Not Found\"): correct the request and send it again.", error.Message);
        Assert.Equal("fal-ai/picture", error.EndpointId);
    }

    [Fact]
    public async Task A_file_on_the_web_stays_there()
    {
        Assert.Equal("https://x/y.png", (await Client.Storage.UploadAsync("https://x/y.png")).OriginalString);
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Storage.UploadAsync("y.png"));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_content_type_that_is_none_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[1], "a\r\nb")));
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData(90 << 20)]
    [InlineData(0)]
    public async Task What_the_HTTP_client_would_send_by_itself_does_not_get_to_the_presigned_address(long threshold)
    {
        Answer("a").Answer(200);
        using var http = new HttpClient(Server, disposeHandler: false);
        http.DefaultRequestHeaders.Add("Authorization", $"Key {Key}");
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), HttpClient = http, TimeProvider = Time });

        FalCredentialsException error = await Assert.ThrowsAsync<FalCredentialsException>(
            () => client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[1], "image/png"), new FalUploadOptions { MultipartThreshold = threshold }));

        Assert.Contains("DefaultRequestHeaders", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, error.ToString(), StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("text/plain;charset=utf-8")]
    [InlineData(" image/png ")]
    public async Task The_media_type_is_announced_as_it_will_be_sent(string type)
    {
        Answer("a").Answer(200);

        await Client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[1], type));

        Assert.Equal(Server.Requests[0].Json.GetProperty("content_type").GetString(), Server.Requests[1].Header("content-type"));
    }

    [Fact]
    public async Task A_file_on_disk_is_read_when_it_is_sent()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".webp");
        await File.WriteAllTextAsync(path, "old");
        try
        {
            FalFileInput file = FalFileInput.FromFile(path);
            await File.WriteAllTextAsync(path, "new");
            Answer("a").Answer(200);

            await Client.Storage.UploadAsync(file);

            Assert.Equal(("new", "image/webp"), (Server.Requests[1].Text, Server.Requests[1].Header("content-type")));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private ScriptedHandler Answer(string name) =>
        Server.Answer(200, $$"""{"upload_url":"https://storage.example/put/{{name}}?sig=1","file_url":"https://v3b.fal.media/files/{{name}}"}""");

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
