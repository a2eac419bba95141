using System.Globalization;
using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Compression that was not requested, and that is cut, damaged or a bomb. A decompressor takes a cut for the end.</summary>
public sealed class CompressedCutTests : DownloadTest
{
    private static readonly string Text = string.Concat(Enumerable.Range(0, 400).Select(static number => (number * 7919 % 1000).ToString(CultureInfo.InvariantCulture)));

    private FalDownloadOptions Shared => new() { TimeProvider = Time, MaxRetries = 1 };

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Cut_at_any_byte_is_found(string encoding)
    {
        byte[] compressed = Compress(Text, encoding);
        int end = compressed.Length;
        foreach (int cut in Enumerable.Range(1, 40).Concat(Enumerable.Range(end - 20, 20)).Append(end / 2))
        {
            Server.Clear();
            Answer(encoding, compressed[..cut]);
            Answer(encoding, compressed);

            byte[] bytes = await File.ReadBytesAsync(Options);

            // A cut within zeros at the end of gzip's length takes nothing from the file.
            Assert.Equal(Text, Encoding.ASCII.GetString(bytes));
            Assert.True(Server.IsFinished || (encoding == "gzip" && cut == end - 1), $"{encoding} cut at {cut} of {end}");
        }
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("deflate", true)]
    [InlineData("br", true)]
    [InlineData("gzip", false)]
    [InlineData("deflate", false)]
    [InlineData("br", false)]
    public async Task Cut_body_of_a_real_server_is_refused(string encoding, bool hasLength)
    {
        byte[] body = Compress(Text, encoding)[..^10];
        string length = hasLength ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n") : "";
        byte[] answer = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n{length}Connection: close\r\n\r\n"), .. body];
        using var server = new RawServer((_, stream) => stream.WriteAsync(answer).AsTask());

        await Assert.ThrowsAsync<FalProtocolException>(() => new FalFile { Url = $"{server.Uri}a.txt" }.SaveAsync(Folder.File("a.txt"), Shared));

        Assert.Equal(2, server.Requests.Count);
        Assert.Empty(Folder.Files);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Damaged_compression_is_requested_again_and_refused(string encoding)
    {
        byte[] compressed = Compress(Text, encoding);
        for (int at = 0; at < 60; at++)
        {
            byte[] damaged = [.. compressed];
            damaged[at * 7 % damaged.Length] ^= 0x55;
            Server.Clear();
            Answer(encoding, damaged);
            Answer(encoding, damaged);

            Exception? error = await Record.ExceptionAsync(() => File.ReadBytesAsync(Options with { MaxRetries = 1 }));

            // Brotli has no checksum, so that a bit that turned may leave a file.
            Assert.True(error is FalProtocolException || (error is null && encoding != "deflate"), error?.ToString() ?? $"{encoding} {at}");
        }
    }

    [Fact]
    public async Task Gzip_members_in_a_row_and_bytes_after_the_end_are_read()
    {
        byte[] member = Compress(Text, "gzip");
        Answer("gzip", [.. member, .. member]);
        Answer("deflate", [.. Compress(Text, "deflate"), 1, 2, 3]);

        Assert.Equal(Text + Text, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
        Assert.Equal(Text, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
    }

    [Theory]
    [InlineData("application/gzip", "a")]
    [InlineData(null, "logs.tar.gz")]
    [InlineData("application/octet-stream", "lora.tgz")]
    public async Task Gzip_file_that_is_served_as_an_encoding_stays_a_gzip_file(string? contentType, string name)
    {
        byte[] file = Compress(Text, "gzip");
        Answer("gzip", file);

        Assert.Equal(file, await new FalFile { Url = $"https://v3.fal.media/{name}", ContentType = contentType, FileSize = file.Length }.ReadBytesAsync(Options));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Bomb_is_not_inflated(string encoding)
    {
        byte[] bomb = Compress(new string('\0', 20 << 20), encoding);
        for (int count = 0; count < 3; count++)
        {
            Answer(encoding, bomb);
        }

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => File.SaveAsync(Folder.File("x.png"), Options));

        Assert.Contains("FalDownloadOptions.MaxSize", error.Message, StringComparison.Ordinal);
        Assert.Empty(Folder.Files);
        Assert.Equal(20 << 20, (await File.ReadBytesAsync(Options with { MaxSize = 20 << 20 })).Length);
        Assert.Equal(20 << 20, (await (File with { FileSize = 20 << 20 }).ReadBytesAsync(Options)).Length);
    }

    private void Answer(string encoding, byte[] body) => Server.Answer(async (_, _) =>
    {
        HttpResponseMessage response = await Respond(200, null, new MemoryStream(body), body.Length);
        response.Content.Headers.ContentEncoding.Add(encoding);
        return response;
    });
}
