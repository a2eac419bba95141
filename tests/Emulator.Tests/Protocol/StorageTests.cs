using System.Text;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class StorageTests
{
    private const string Initiate = "rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3";

    [Fact]
    public async Task An_upload_is_served_with_its_type_and_length_and_in_ranges()
    {
        await using TestFal test = await TestFal.StartAsync();
        byte[] bytes = Encoding.ASCII.GetBytes("0123456789");

        string url = await test.UploadAsync(bytes, "text/plain", "digits.txt");
        Reply whole = await test.GetAsync(url);
        Reply part = await test.SendAsync(HttpMethod.Get, url, null, ("Range", "bytes=2-4"));
        Reply head = await test.SendAsync(HttpMethod.Head, url);

        Assert.StartsWith($"{test.Fal.BaseAddress}v3b.fal.media/files/b/", url, StringComparison.Ordinal);
        Assert.EndsWith("_digits.txt", url, StringComparison.Ordinal);
        Assert.Equal(200, whole.Status);
        Assert.Equal(bytes, whole.Body);
        Assert.Equal("text/plain", whole.Header("Content-Type"));
        Assert.Equal("10", whole.Header("Content-Length"));
        Assert.Equal("nosniff", whole.Header("X-Content-Type-Options"));
        Assert.Equal(206, part.Status);
        Assert.Equal("234", part.BodyText);
        Assert.Equal("bytes 2-4/10", part.Header("Content-Range"));
        Assert.Equal("10", head.Header("Content-Length"));
        Assert.Empty(head.Body);
    }

    [Fact]
    public async Task A_presigned_put_with_a_key_is_refused()
    {
        await using TestFal test = await TestFal.StartAsync();
        Reply initiated = await test.PostAsync(Initiate, """{"content_type":"image/png","file_name":"a.png"}""");

        Reply put = await TestFal.PutFileAsync(initiated.Text("upload_url"), [1], "image/png", "Key id:secret");

        Assert.Equal(400, put.Status);
        Assert.Contains("Authorization", put.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(404, (await test.GetAsync(initiated.Text("file_url"))).Status);
    }

    [Fact]
    public async Task A_presigned_put_needs_its_content_type_and_signature()
    {
        await using TestFal test = await TestFal.StartAsync();
        Reply initiated = await test.PostAsync(Initiate, """{"content_type":"image/png","file_name":"a.png"}""");
        string url = initiated.Text("upload_url");

        Assert.Equal(400, (await TestFal.PutFileAsync(url, [1], "image/jpeg")).Status);
        Assert.Equal(403, (await TestFal.PutFileAsync(url[..url.IndexOf('?', StringComparison.Ordinal)], [1], "image/png")).Status);
        Assert.Equal(200, (await TestFal.PutFileAsync(url, [1], "image/png")).Status);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\boot.ini", "boot.ini")]
    [InlineData("a b<script>.png", "a_b_script_.png")]
    [InlineData("..", "upload.bin")]
    [InlineData("", "upload.bin")]
    [InlineData("snow \u2603.png", "snow__.png")]
    [InlineData("%2e%2e%2fx.png", "_2e_2e_2fx.png")]
    public async Task File_names_are_made_safe(string name, string expected)
    {
        await using TestFal test = await TestFal.StartAsync();

        string url = await test.UploadAsync([1, 2, 3], "application/octet-stream", name);

        Assert.EndsWith($"_{expected}", url, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], (await test.GetAsync(url)).Body);
    }

    [Theory]
    [InlineData("{}", 422)]
    [InlineData("""{"content_type":"image/png"}""", 422)]
    [InlineData("""{"content_type":"no type","file_name":"a"}""", 422)]
    [InlineData("""{"content_type":"text/plain\r\nX-Evil: 1","file_name":"a"}""", 422)]
    [InlineData("not json", 400)]
    public async Task A_broken_initiate_is_refused(string body, int expected)
    {
        await using TestFal test = await TestFal.StartAsync();

        Assert.Equal(expected, (await test.PostAsync(Initiate, body)).Status);
    }

    [Fact]
    public async Task An_unknown_file_is_a_404()
    {
        await using TestFal test = await TestFal.StartAsync();

        Assert.Equal(404, (await test.GetAsync("v3b.fal.media/files/b/penguin/nothing.png")).Status);
    }
}
