using System.Globalization;
using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Bodies of a real server that are shorter or longer than the output states.</summary>
public sealed class DownloadSizeTests : DownloadTest
{
    private const string Short = "01234";
    private const string Close = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

    private FalDownloadOptions Shared => new() { TimeProvider = Time };

    [Theory]
    [InlineData(Close + "\r\n" + Short)]
    [InlineData(Close + "\r\n")]
    [InlineData(Close + "Content-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.0 200 OK\r\n\r\n" + Short)]
    public async Task Cut_body_is_requested_again_and_refused(string answer)
    {
        using RawServer server = Serve(_ => answer);

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Image(server).SaveAsync(Folder.File("x.png"), Shared));

        string size = answer.EndsWith(Short, StringComparison.Ordinal) ? "5" : "0";
        Assert.Equal($"127.0.0.1 did not send all of the file (image/png, 10 bytes): {size} bytes came. Try again soon.", error.Message);
        Assert.True(error.IsRetryable);
        Assert.Equal(5, server.Requests.Count);
        Assert.Empty(Folder.Files);
    }

    [Theory]
    [InlineData("Content-Length: 10\r\n\r\n" + Short)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n" + Short + "\r\n")]
    public async Task Body_that_breaks_its_own_framing_is_waited_out_and_refused(string rest)
    {
        using RawServer server = Serve(_ => Close + rest);

        await Assert.ThrowsAsync<FalConnectionException>(() => Image(server).SaveAsync(Folder.File("x.png"), Shared));

        Assert.InRange(Time.Delays.Sum(static delay => delay.TotalSeconds), 299, 301);
        Assert.Empty(Folder.Files);
    }

    [Theory]
    [InlineData(Close + "\r\n" + Short)]
    [InlineData(Close + "Content-Length: 5\r\n\r\n" + Short)]
    [InlineData(Close + "Transfer-Encoding: chunked\r\n\r\n5\r\n" + Short + "\r\n0\r\n\r\n")]
    [InlineData(Close + "Content-Length: 0\r\n\r\n")]
    public async Task Whole_body_after_a_cut_one_is_saved(string answer)
    {
        using RawServer server = Serve(number => number == 1 ? answer : Whole(Content));

        string path = await Image(server).SaveAsync(Folder.File("x.png"), Shared);

        Assert.Equal(Content, await System.IO.File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n\r\n" + Short)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n" + Short + "\r\n0\r\n\r\n")]
    public async Task Size_that_a_server_confirms_counts_more_than_the_stated_one(string rest)
    {
        using RawServer server = Serve(_ => Close + rest);

        Assert.Equal(Short, Encoding.ASCII.GetString(await Image(server).ReadBytesAsync(Shared)));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Server_without_a_rest_confirms_the_size()
    {
        using RawServer server = Serve(number => number == 1
            ? Close + "ETag: \"a\"\r\n\r\n" + Short
            : "HTTP/1.1 416 Range Not Satisfiable\r\nETag: \"a\"\r\nContent-Range: bytes */5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        Assert.Equal(Short, Encoding.ASCII.GetString(await Image(server).ReadBytesAsync(Shared)));
        Assert.Contains("Range: bytes=5-", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cut_body_with_a_tag_is_continued()
    {
        using RawServer server = Serve(number => number == 1
            ? Close + "ETag: \"a\"\r\n\r\n" + Short
            : "HTTP/1.1 206 Partial Content\r\nETag: \"a\"\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 5\r\nConnection: close\r\n\r\n56789");
        using var target = new MemoryStream();

        await Image(server).CopyToAsync(target, Shared);

        Assert.Equal(Content, Encoding.ASCII.GetString(target.ToArray()));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("Content-Length: 12\r\n\r\n")]
    public async Task Longer_body_than_stated_is_read(string rest)
    {
        using RawServer server = Serve(_ => Close + rest + "0123456789ab");

        Assert.Equal(12, (await Image(server).ReadBytesAsync(Shared)).Length);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Body_without_length_is_read_if_no_size_is_stated()
    {
        using RawServer server = Serve(_ => Close + "\r\n" + Short);

        Assert.Equal(5, (await new ImageFile { Url = $"{server.Uri}a" }.ReadBytesAsync(Shared)).Length);
    }

    [Fact]
    public async Task Empty_text_is_read_if_it_is_stated_to_be_empty()
    {
        using RawServer server = Serve(_ => Whole(""));

        Assert.Empty(await new FalFile { Url = $"{server.Uri}a.txt", FileSize = 0 }.ReadBytesAsync(Shared));
        await Assert.ThrowsAsync<FalProtocolException>(() => new ImageFile { Url = $"{server.Uri}a", FileSize = 0 }.ReadBytesAsync(Shared));
        await Assert.ThrowsAsync<FalProtocolException>(() => new FalFile { Url = $"{server.Uri}a.txt" }.ReadBytesAsync(Shared));
    }

    private static ImageFile Image(RawServer server) => new() { Url = $"{server.Uri}a", ContentType = "image/png", FileSize = 10 };

    private static RawServer Serve(Func<int, string> answer) => new((number, stream) => RawServer.Write(stream, answer(number)).AsTask());

    private static string Whole(string content) =>
        string.Create(CultureInfo.InvariantCulture, $"{Close}Content-Length: {content.Length}\r\n\r\n{content}");
}
