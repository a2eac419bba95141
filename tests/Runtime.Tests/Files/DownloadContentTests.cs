using System.Globalization;
using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Answers of a real server that are not the file, although their status says so.</summary>
public sealed class DownloadContentTests : DownloadTest
{
    private const string Page = "<!DOCTYPE html><html><title>Just a moment...</title>";
    private const string Json = """{"detail":"Not found"}""";
    private const string Xml = """<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>""";

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[62]];

    private FalDownloadOptions Shared => new() { TimeProvider = Time };

    [Theory]
    [InlineData("text/html; charset=UTF-8", Page, "an HTML page")]
    [InlineData("image/png", Page, "an HTML page")]
    [InlineData("application/octet-stream", "\n\n  <HTML>", "an HTML page")]
    [InlineData("", "\uFEFF<!-- x --><html>", "an HTML page")]
    [InlineData("text/html", "<h1>502 Bad Gateway</h1>", "an HTML page")]
    [InlineData("application/json", Json, "JSON")]
    [InlineData("image/png", Json, "JSON")]
    [InlineData("", """[{"msg":"no"}]""", "JSON")]
    [InlineData("application/json", "\"not found\"", "JSON")]
    [InlineData("application/problem+json", "null", "application/problem+json")]
    [InlineData("text/html", "Too many requests", "an HTML page")]
    [InlineData("application/xml", Xml, "XML")]
    [InlineData("binary/octet-stream", Xml, "XML")]
    [InlineData("text/plain", "error code: 1015", "text/plain")]
    public async Task Document_in_place_of_image_is_refused(string type, string body, string words)
    {
        using RawServer server = Serve(_ => Answer(type, Encoding.UTF8.GetBytes(body)));
        var image = new ImageFile { Url = $"{server.Uri}a", ContentType = "image/png", FileSize = 70 };

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => image.SaveAsync(Folder.File("x.png"), Shared));

        Assert.Contains($"127.0.0.1 sent {words} of {Encoding.UTF8.GetByteCount(body)} bytes in place of the file (image/png, 70 bytes)", error.Message, StringComparison.Ordinal);
        Assert.Equal(body, error.Body);
        Assert.True(error.IsRetryable);
        Assert.Equal(5, error.Attempts);
        Assert.Equal(5, server.Requests.Count);
        Assert.Empty(Folder.Files);
    }

    [Theory]
    [InlineData("text/html", Page)]
    [InlineData("application/json", Json)]
    [InlineData("image/png", "")]
    public async Task File_after_a_document_is_saved(string type, string body)
    {
        using RawServer server = Serve(number => number == 1 ? Answer(type, Encoding.UTF8.GetBytes(body)) : Answer("image/png", Png));

        string path = await new ImageFile { Url = $"{server.Uri}a", ContentType = "image/png", FileSize = 70 }.SaveAsync(Folder.File("x.png"), Shared);

        Assert.Equal(Png, await System.IO.File.ReadAllBytesAsync(path));
    }

    [Theory]
    [InlineData("video/mp4", null, "a")]
    [InlineData("audio/mpeg", null, "a")]
    [InlineData("model/gltf-binary", null, "a")]
    [InlineData("model/obj", null, "a")]
    [InlineData("application/zip", null, "a")]
    [InlineData("IMAGE/PNG; charset=binary", null, "a")]
    [InlineData("application/octet-stream", "lora.safetensors", "a")]
    [InlineData(null, "song.mp3", "a")]
    [InlineData(null, null, "film.mp4")]
    [InlineData("text/plain", null, "a")]
    [InlineData("application/json", null, "a")]
    [InlineData("application/octet-stream", null, "a")]
    public async Task Page_in_place_of_any_known_format_is_refused(string? contentType, string? name, string path)
    {
        using RawServer server = Serve(_ => Answer("text/html", Encoding.UTF8.GetBytes(Page)));
        var file = new FalFile { Url = $"{server.Uri}{path}", ContentType = contentType, FileName = name };

        await Assert.ThrowsAsync<FalProtocolException>(() => file.ReadBytesAsync(Shared));
    }

    public static TheoryData<FalFile, string, string> Alike => new()
    {
        { new VideoFile { Url = "" }, "text/html", Page },
        { new AudioFile { Url = "" }, "application/json", Json },
        { new ImageFile { Url = "", ContentType = "application/octet-stream" }, "text/html", Page },
    };

    [Theory]
    [MemberData(nameof(Alike), DisableDiscoveryEnumeration = true)]
    public async Task Class_of_a_file_shows_what_it_must_be(FalFile file, string type, string body)
    {
        using RawServer server = Serve(_ => Answer(type, Encoding.UTF8.GetBytes(body)));

        await Assert.ThrowsAsync<FalProtocolException>(() => (file with { Url = $"{server.Uri}a" }).ReadBytesAsync(Shared));
    }

    [Theory]
    [InlineData("image/svg+xml", "text/plain", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("image/png", "text/xml", "<?xml version='1.0'?><!-- a --><svg/>")]
    [InlineData("model/gltf+json", "application/json", """{"asset":{"version":"2.0"}}""")]
    [InlineData("model/obj", "text/plain", "# cube\nv 0 0 0")]
    [InlineData("text/plain", "text/plain", "<html> is what this text is about")]
    [InlineData("text/plain", "application/json", Json)]
    [InlineData("text/html", "text/html", Page)]
    [InlineData("application/xhtml+xml", "text/html", Page)]
    [InlineData("application/json", "text/plain", Json)]
    [InlineData("application/vnd.apple.mpegurl", "text/plain", "#EXTM3U")]
    [InlineData("application/octet-stream", "application/json", Json)]
    [InlineData(null, "text/html", Page)]
    [InlineData("image/x-unheard-of", "text/plain", "\u0001\u0002\u0003")]
    [InlineData("image/x-unheard-of", "application/json", "P3 1 1 255")]
    public async Task Document_that_can_be_the_file_is_read(string? contentType, string type, string body)
    {
        using RawServer server = Serve(_ => Answer(type, Encoding.UTF8.GetBytes(body)));

        byte[] bytes = await new FalFile { Url = $"{server.Uri}a", ContentType = contentType }.ReadBytesAsync(Shared);

        Assert.Equal(body, Encoding.UTF8.GetString(bytes));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("video/mp4")]
    [InlineData("application/json")]
    [InlineData("text/html")]
    public async Task Image_under_a_wrong_type_is_read(string contentType)
    {
        using RawServer server = Serve(_ => Answer("text/html", Png));

        Assert.Equal(Png, await new ImageFile { Url = $"{server.Uri}a", ContentType = contentType }.ReadBytesAsync(Shared));
    }

    [Fact]
    public async Task OpenReadAsync_hands_out_no_byte_of_a_document()
    {
        using RawServer server = Serve(number => number < 3 ? Answer("text/html", Encoding.UTF8.GetBytes(Page)) : Answer("image/png", Png));

        await using Stream stream = await new ImageFile { Url = $"{server.Uri}a" }.OpenReadAsync(Shared);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);

        Assert.Equal(Png, bytes.ToArray());
        Assert.Equal(0, await stream.ReadAsync(new byte[1]));
    }

    [Theory]
    [InlineData("text/html", Page)]
    [InlineData("application/json", Json)]
    public async Task Document_in_place_of_the_rest_is_not_appended(string type, string body)
    {
        byte[] film = [.. "\0\0\0\u0014ftypisom"u8, .. new byte[2000]];
        using RawServer server = Serve(number => number switch
        {
            1 => [.. Head("video/mp4", film.Length, "ETag: \"a\"\r\n"), .. film[..1000]],
            2 => Answer(type, Encoding.UTF8.GetBytes(body)),
            _ => [.. "HTTP/1.1 206 Partial Content\r\nETag: \"a\"\r\nContent-Range: bytes 1000-2011/2012\r\nContent-Length: 1012\r\nConnection: close\r\n\r\n"u8, .. film[1000..]],
        });
        using var target = new MemoryStream();

        await new VideoFile { Url = $"{server.Uri}a" }.CopyToAsync(target, Shared);

        Assert.Equal(film, target.ToArray());
    }

    private static RawServer Serve(Func<int, byte[]> answer) => new((number, stream) => stream.WriteAsync(answer(number)).AsTask());

    private static byte[] Answer(string type, byte[] body) => [.. Head(type, body.Length), .. body];

    private static byte[] Head(string type, int length, string more = "") => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 200 OK\r\n{(type.Length > 0 ? $"Content-Type: {type}\r\n" : "")}{more}Content-Length: {length}\r\nConnection: close\r\n\r\n"));
}
