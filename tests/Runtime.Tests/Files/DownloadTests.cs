using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Downloads that break off, are too large, or want to be somewhere else.</summary>
public sealed class DownloadTests : IDisposable
{
    private const string Url = "https://v3b.fal.media/files/b/x/cat.png?sig=secret";
    private const string Content = "0123456789";

    private readonly Flux2Gen.Tests.Support.TemporaryFolder _folder = new();
    private readonly ScriptedHandler _server = new();
    private readonly ManualTimeProvider _time = new();
    private readonly HttpClient _http;

    public DownloadTests() => _http = new HttpClient(_server);

    private FalDownloadOptions Options => new() { HttpClient = _http, TimeProvider = _time };

    private static FalFile File => new() { Url = Url };

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_where_it_was()
    {
        _server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer((_, _) => Rest(4, "\"a\"", breaksAfter: 3)).Answer((_, _) => Rest(7, "\"a\""));

        string path = await File.SaveAsync(_folder.File("cat.png"), Options);

        Assert.Equal(Content, await System.IO.File.ReadAllTextAsync(path));
        Assert.Equal([null, "bytes=4-", "bytes=7-"], _server.Requests.Select(static request => request.Header("range")));
        Assert.Equal([null, "\"a\"", "\"a\""], _server.Requests.Select(static request => request.Header("if-range")));
        Assert.Equal(2, _time.Delays.Count);
        Assert.Single(_folder.Files);
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_is_read_again_past_what_is_there()
    {
        _server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer((_, _) => Whole("\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
    }

    [Theory]
    [InlineData("200")]
    [InlineData("206 other tag")]
    [InlineData("206 other place")]
    [InlineData("206 other length")]
    [InlineData("416")]
    [InlineData("412")]
    public async Task Two_files_are_never_mixed(string answer)
    {
        _server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4));
        _server.Answer((_, _) => answer switch
        {
            "200" => Whole("\"b\"", "ABCDEFGHIJ"),
            "206 other tag" => Rest(4, "\"b\"", "ABCDEFGHIJ"),
            "206 other place" => Rest(3, "\"a\"", "ABCDEFGHIJ"),
            "206 other length" => Rest(4, "\"a\"", "ABCDEFGHIJK"),
            _ => Task.FromResult(ScriptedHandler.Response(int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture), "")),
        });
        _server.Answer((_, _) => Whole("\"b\"", "ABCDEFGHIJ"));

        string path = await File.SaveAsync(_folder.File("cat.png"), Options);

        Assert.Equal("ABCDEFGHIJ", await System.IO.File.ReadAllTextAsync(path));
        Assert.Equal([null, "bytes=4-", null], _server.Requests.Select(static request => request.Header("range")));
    }

    [Theory]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(206)]
    public async Task An_answer_that_is_not_the_whole_file_is_none(int status)
    {
        _server.Answer((_, _) => Respond(status, "\"a\"", new ScriptedBody("0123", 3, int.MaxValue), 4));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => File.SaveAsync(_folder.File("cat.png"), Options));

        Assert.Equal(status, (int)error.StatusCode);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_rest_that_is_longer_than_the_file_is_not_taken()
    {
        _server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4));
        _server.Answer(async (_, _) =>
        {
            HttpResponseMessage response = await Rest(4, "\"a\"");
            HttpResponseMessage longer = await Respond(206, "\"a\"", new ScriptedBody("456789more", 3, int.MaxValue), null);
            longer.Content.Headers.ContentRange = response.Content.Headers.ContentRange;
            return longer;
        });
        _server.Answer((_, _) => Whole("\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
    }

    [Fact]
    public async Task A_rest_that_ends_too_soon_is_gone_on_with_though_only_it_told_the_length()
    {
        _server.Answer((_, _) => Respond(200, "\"a\"", new ScriptedBody(Content, 3, 4), length: null));
        _server.Answer(async (_, _) =>
        {
            HttpResponseMessage response = await Respond(206, "\"a\"", new ScriptedBody("456", 3, int.MaxValue), 3);
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(4, 6, 10);
            return response;
        });
        _server.Answer((_, _) => Rest(7, "\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_comes_compressed_unasked_is_the_file_all_the_same_and_begins_anew_when_it_breaks(string encoding)
    {
        byte[] compressed = Compress(new string('a', 100_000), encoding);
        foreach (int breaksAfter in new[] { compressed.Length - 1, int.MaxValue })
        {
            _server.Answer(async (_, _) =>
            {
                HttpResponseMessage response = await Respond(200, "\"a\"", new ScriptedBody(compressed, 3, breaksAfter), compressed.Length);
                response.Content.Headers.ContentEncoding.Add(encoding);
                return response;
            });
        }

        Assert.Equal(new string('a', 100_000), Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
        Assert.All(_server.Requests, static request => Assert.Null(request.Header("range")));
    }

    [Theory]
    [InlineData("gzip", "MaxSize")]
    [InlineData("zstd", "compressed")]
    public async Task What_comes_compressed_is_held_to_the_size_of_the_file(string encoding, string words)
    {
        byte[] bomb = Compress(new string('a', 100_000), encoding);
        _server.Answer(async (_, _) =>
        {
            HttpResponseMessage response = await Respond(200, null, new MemoryStream(bomb), bomb.Length);
            response.Content.Headers.ContentEncoding.Add(encoding);
            return response;
        });

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => File.SaveAsync(_folder.File("cat.png"), Options with { MaxSize = 99_999 }));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_rest_that_comes_compressed_is_not_put_behind_the_plain_beginning()
    {
        _server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4));
        _server.Answer(async (_, _) =>
        {
            HttpResponseMessage response = await Rest(4, "\"a\"", "0123ABCDEF");
            response.Content.Headers.ContentEncoding.Add("gzip");
            return response;
        });
        _server.Answer((_, _) => Whole("\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
    }

    [Fact]
    public async Task A_password_in_an_address_is_in_no_message()
    {
        _server.Answer(403);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => new FalFile { Url = "https://me:secret-word@files.example/cat.png?sig=secret-sig" }.ReadBytesAsync(Options));

        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("https://files.example/cat.png", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_beginning_already_is_told_that_the_file_is_another_one()
    {
        _server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer((_, _) => Whole("\"b\"", "ABCDEFGHIJ"));
        using var target = new MemoryStream();

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => File.CopyToAsync(target, Options));

        Assert.Contains("is another one now", error.Message, StringComparison.Ordinal);
        Assert.Equal("0123", Encoding.ASCII.GetString(target.ToArray()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("W/\"a\"")]
    public async Task A_file_without_a_strong_tag_is_read_from_its_beginning(string? tag)
    {
        _server.Answer((_, _) => Whole(tag, breaksAfter: 4)).Answer((_, _) => Whole(tag));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
        Assert.All(_server.Requests, static request => Assert.Null(request.Header("range")));
    }

    [Fact]
    public async Task A_server_that_is_busy_or_gone_for_a_while_is_asked_again()
    {
        _server.Answer(503).Fail(new HttpRequestException(HttpRequestError.ConnectionError)).Answer(429, "", ("Retry-After", "7"))
            .Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer(500).Answer((_, _) => Rest(4, "\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
        Assert.Contains(TimeSpan.FromSeconds(7), _time.Delays);
    }

    [Fact]
    public async Task It_is_asked_only_so_often_in_a_row_without_a_byte()
    {
        _server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4));
        for (int position = 4; position < 7; position++)
        {
            int here = position;
            _server.Answer(503).Answer((_, _) => Rest(here, "\"a\"", breaksAfter: 1));
        }

        _server.Answer(503).Answer(503);

        await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options with { MaxRetries = 2 }));

        Assert.True(_server.IsFinished);
    }

    [Fact]
    public async Task A_server_that_falls_silent_has_lost_the_connection()
    {
        var silent = new TaskCompletionSource();
        _server.Answer((_, _) => Respond(200, "\"a\"", new SilentStream(silent), Content.Length)).Answer((_, _) => Rest(4, "\"a\""));

        Task<byte[]> read = File.ReadBytesAsync(Options with { IdleTimeout = TimeSpan.FromSeconds(30) });
        await silent.Task.WaitAsync(FalTest.HangLimit);
        _time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(Content, Encoding.ASCII.GetString(await read.WaitAsync(FalTest.HangLimit)));
    }

    [Fact]
    public async Task A_file_that_is_gone_meanwhile_is_said_to_be_gone_without_its_query()
    {
        _server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer(404);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => File.SaveAsync(_folder.File("cat.png"), Options));

        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    [InlineData(false, 9)]
    public async Task A_file_that_is_too_large_is_not_taken_whatever_length_it_was_announced_with(bool isAnnounced, int maximum)
    {
        _server.Answer((_, _) => Respond(200, "\"a\"", new ScriptedBody(Content, 3, int.MaxValue), isAnnounced ? Content.Length : null));

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(
            () => File.SaveAsync(_folder.File("cat.png"), Options with { MaxSize = maximum }));

        Assert.Contains("FalDownloadOptions.MaxSize", error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_file_that_just_fits_is_taken_and_a_data_URI_is_held_to_it_too()
    {
        _server.Answer((_, _) => Whole("\"a\""));

        Assert.Equal(10, (await File.ReadBytesAsync(Options with { MaxSize = 10 })).Length);
        Assert.Equal(3, (await new FalFile { Url = "data:,abc" }.ReadBytesAsync(Options with { MaxSize = 3 })).Length);
        await Assert.ThrowsAsync<FalProtocolException>(() => new FalFile { Url = "data:,abcd" }.ReadBytesAsync(Options with { MaxSize = 3 }));
    }

    [Fact]
    public async Task Progress_goes_on_after_a_break()
    {
        _server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer((_, _) => Rest(4, "\"a\""));
        var progress = new Reports();

        await File.ReadBytesAsync(Options with { Progress = progress });

        Assert.Equal([3L, 4, 7, 10], progress.Select(static report => report.BytesReceived));
        Assert.Equal(1, progress[^1].Fraction);
    }

    [Fact]
    public async Task A_download_that_is_cancelled_leaves_nothing_behind()
    {
        using var cancel = new CancellationTokenSource();
        _server.Answer((_, _) => Whole("\"a\""));
        var progress = new Reports { Do = cancel.Cancel };

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => File.SaveAsync(_folder.File("cat.png"), Options with { Progress = progress }, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_redirect_is_followed_to_https_and_nowhere_else()
    {
        _server.Answer(302, "", ("Location", "https://elsewhere.example/cat")).Answer(307, "", ("Location", "/dog")).Answer((_, _) => Whole("\"a\""));
        Assert.Equal(10, (await File.ReadBytesAsync(Options)).Length);
        Assert.Equal(["https://elsewhere.example/cat", "https://elsewhere.example/dog"], _server.Requests.Skip(1).Select(static request => request.Uri.AbsoluteUri));

        foreach (string location in new[] { "http://elsewhere.example/cat", "http://127.0.0.1/cat", "file:///etc/passwd", "ftp://x/y" })
        {
            _server.Answer(302, "", ("Location", location));
            FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options));
            Assert.Equal(302, (int)error.StatusCode);
        }
    }

    [Theory]
    [InlineData("Authorization", "Bearer cdn-token")]
    [InlineData("Cookie", "session=1")]
    public async Task What_a_client_sends_by_itself_follows_no_redirect_to_another_server(string name, string value)
    {
        _http.DefaultRequestHeaders.Add(name, value);
        _server.Answer(302, "", ("Location", "/dog")).Answer(302, "", ("Location", "https://elsewhere.example/cat"));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options));

        Assert.Contains("must not go", error.Message, StringComparison.Ordinal);
        Assert.All(_server.Requests, static request => Assert.Equal("v3b.fal.media", request.Uri.Host));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData("//")]
    [InlineData("///")]
    [InlineData("//[bad")]
    [InlineData("https:///x")]
    [InlineData("https://")]
    [InlineData("http:dog")]
    [InlineData("javascript:1")]
    [InlineData("\\\\host\\share")]
    public async Task A_redirect_to_nowhere_is_an_answer_and_no_accident(string location)
    {
        _server.Answer(302, "", ("Location", location)).Answer(404);

        await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options));
    }

    [Fact]
    public async Task Redirects_without_end_are_an_end()
    {
        for (int count = 0; count < 6; count++)
        {
            _server.Answer(302, "", ("Location", "https://elsewhere.example/cat"));
        }

        await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options));
        Assert.True(_server.IsFinished);
    }

    [Fact]
    public async Task The_shared_client_goes_on_over_a_real_connection_that_breaks()
    {
        using var server = new RawServer((number, stream) => RawServer.Write(stream, number == 1
            ? "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 10\r\nConnection: close\r\n\r\n0123"
            : "HTTP/1.1 206 Partial Content\r\nETag: \"a\"\r\nContent-Range: bytes 4-9/10\r\nContent-Length: 6\r\nConnection: close\r\n\r\n456789").AsTask());

        byte[] bytes = await new FalFile { Url = $"{server.Uri}a.txt" }.ReadBytesAsync(new FalDownloadOptions { TimeProvider = _time });

        Assert.Equal(Content, Encoding.ASCII.GetString(bytes));
        Assert.Contains("Range: bytes=4-\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("If-Range: \"a\"\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding: identity\r\n", server.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat.png", null, "cat.png")]
    [InlineData(null, "inline; filename=\"dog.png\"", "dog.png")]
    [InlineData(null, "attachment; filename=\"x.png\"; filename*=UTF-8''k%C3%A4se.png", "käse.png")]
    [InlineData(null, null, "url.webp")]
    [InlineData("../../evil.png", null, "evil.png")]
    [InlineData("..", "attachment; filename=\"..\\..\\evil.exe\"", "evil.exe")]
    [InlineData("name", null, "name.png")]
    public async Task A_file_is_saved_in_a_folder_under_a_name_of_its_own(string? name, string? disposition, string expected)
    {
        _server.Answer((_, _) =>
        {
            HttpResponseMessage response = ScriptedHandler.Response(200, "x");
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            if (disposition is not null)
            {
                response.Content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
            }

            return Task.FromResult(response);
        });

        string path = await new FalFile { Url = "https://v3b.fal.media/files/b/x/url.webp?sig=1", FileName = name }.SaveToDirectoryAsync(_folder.File("new"), Options);

        Assert.Equal(Path.Combine(_folder.File("new"), expected), path);
        Assert.Equal("x", await System.IO.File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_name_that_is_taken_gets_a_number_unless_the_file_may_be_replaced()
    {
        FalFile file = new() { Url = "data:text/plain,new", FileName = "a.txt" };
        await System.IO.File.WriteAllTextAsync(_folder.File("a.txt"), "old");
        Directory.CreateDirectory(_folder.File("a (2).txt"));

        Assert.Equal(_folder.File("a (3).txt"), await file.SaveToDirectoryAsync(_folder.Path));
        Assert.Equal(_folder.File("a (4).txt"), await file.SaveToDirectoryAsync(_folder.Path));
        Assert.Equal("old", await System.IO.File.ReadAllTextAsync(_folder.File("a.txt")));
        Assert.Equal(_folder.File("a.txt"), await file.SaveToDirectoryAsync(_folder.Path, new FalDownloadOptions { Overwrite = true }));
        Assert.Equal("new", await System.IO.File.ReadAllTextAsync(_folder.File("a.txt")));
        Assert.Equal(3, _folder.Files.Length);
    }

    [Fact]
    public async Task A_link_is_neither_followed_nor_replaced()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string outside = _folder.File("outside.txt");
        Directory.CreateDirectory(_folder.File("in"));
        System.IO.File.CreateSymbolicLink(Path.Combine(_folder.File("in"), "a.txt"), outside);

        string path = await new FalFile { Url = "data:,x", FileName = "a.txt" }.SaveToDirectoryAsync(_folder.File("in"));

        Assert.Equal("a (2).txt", Path.GetFileName(path));
        Assert.False(System.IO.File.Exists(outside));
    }

    [Fact]
    public async Task Many_at_once_get_a_name_each()
    {
        string[] paths = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => new FalFile { Url = $"data:,{number}", FileName = "a.txt" }.SaveToDirectoryAsync(_folder.Path))));

        Assert.Equal(200, paths.Distinct().Count());
        Assert.Equal(200, _folder.Files.Select(System.IO.File.ReadAllText).Distinct().Count());
    }

    [Fact]
    public async Task A_file_without_any_name_is_called_file() =>
        Assert.Equal(_folder.File("file.png"), await new FalFile { Url = "data:image/png;base64,Y2F0" }.SaveToDirectoryAsync(_folder.Path));

    [Fact]
    public async Task Options_that_are_not_allowed_are_named()
    {
        (string Name, FalDownloadOptions Options)[] wrong =
        [
            ("MaxSize", new() { MaxSize = 0 }),
            ("MaxRetries", new() { MaxRetries = -1 }),
            ("IdleTimeout", new() { IdleTimeout = TimeSpan.Zero }),
            ("TimeProvider", new() { TimeProvider = null! }),
        ];
        foreach ((string name, FalDownloadOptions options) in wrong)
        {
            ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => File.ReadBytesAsync(options));
            Assert.StartsWith($"FalDownloadOptions.{name} ", error.Message, StringComparison.Ordinal);
        }
    }

    private static byte[] Compress(string content, string encoding)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Fastest),
            _ => new GZipStream(compressed, CompressionLevel.Fastest),
        })
        {
            stream.Write(Encoding.ASCII.GetBytes(content));
        }

        return compressed.ToArray();
    }

    private static Task<HttpResponseMessage> Whole(string? tag, string content = Content, int breaksAfter = int.MaxValue) =>
        Respond(200, tag, new ScriptedBody(content, 3, breaksAfter), content.Length);

    private static Task<HttpResponseMessage> Whole(string? tag, int breaksAfter) => Whole(tag, Content, breaksAfter);

    private static async Task<HttpResponseMessage> Rest(int from, string tag, string content = Content, int breaksAfter = int.MaxValue)
    {
        HttpResponseMessage response = await Respond(206, tag, new ScriptedBody(content[from..], 3, breaksAfter), content.Length - from);
        response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, content.Length - 1, content.Length);
        return response;
    }

    private static Task<HttpResponseMessage> Rest(int from, string tag, int breaksAfter) => Rest(from, tag, Content, breaksAfter);

    private static Task<HttpResponseMessage> Respond(int status, string? tag, Stream body, long? length)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(body) };
        response.Content.Headers.ContentLength = length;
        if (tag is not null)
        {
            response.Headers.ETag = EntityTagHeaderValue.Parse(tag);
        }

        return Task.FromResult(response);
    }

    private sealed class Reports : List<FalDownloadProgress>, IProgress<FalDownloadProgress>
    {
        public Action Do { get; set; } = static () => { };

        public void Report(FalDownloadProgress value)
        {
            Add(value);
            Do();
        }
    }

    /// <summary>Comes a few bytes at a time, and breaks after some.</summary>
    private sealed class ScriptedBody(byte[] content, int chunk, int breaksAfter) : MemoryStream(content)
    {
        public ScriptedBody(string content, int chunk, int breaksAfter)
            : this(Encoding.ASCII.GetBytes(content), chunk, breaksAfter)
        {
        }

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = (int)Math.Min(Math.Min(buffer.Length, chunk), breaksAfter - Position);
            return count == 0 ? throw new HttpIOException(HttpRequestError.ResponseEnded) : base.ReadAsync(buffer[..count], cancellationToken);
        }
    }

    /// <summary>Gives four bytes and then nothing for ever.</summary>
    private sealed class SilentStream(TaskCompletionSource silent) : MemoryStream(Encoding.ASCII.GetBytes(Content))
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < 4)
            {
                return await base.ReadAsync(buffer[..(int)(4 - Position)], cancellationToken);
            }

            silent.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
