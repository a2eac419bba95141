using System.Net.Http.Headers;
using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Downloads that break off, are too large, or want to be somewhere else.</summary>
public sealed class DownloadTests : DownloadTest
{
    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_where_it_was()
    {
        Server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer((_, _) => Rest(4, "\"a\"", breaksAfter: 3)).Answer((_, _) => Rest(7, "\"a\""));

        string path = await File.SaveAsync(Folder.File("cat.png"), Options);

        Assert.Equal(Content, await System.IO.File.ReadAllTextAsync(path));
        Assert.Equal([null, "bytes=4-", "bytes=7-"], Server.Requests.Select(static request => request.Header("range")));
        Assert.Equal([null, "\"a\"", "\"a\""], Server.Requests.Select(static request => request.Header("if-range")));
        Assert.Equal(2, Time.Delays.Count);
        Assert.Single(Folder.Files);
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_is_read_again_past_what_is_there()
    {
        Server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer((_, _) => Whole("\"a\""));

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
        Server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4));
        Server.Answer((_, _) => answer switch
        {
            "200" => Whole("\"b\"", "ABCDEFGHIJ"),
            "206 other tag" => Rest(4, "\"b\"", "ABCDEFGHIJ"),
            "206 other place" => Rest(3, "\"a\"", "ABCDEFGHIJ"),
            "206 other length" => Rest(4, "\"a\"", "ABCDEFGHIJK"),
            _ => Task.FromResult(ScriptedHandler.Response(int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture), "")),
        });
        Server.Answer((_, _) => Whole("\"b\"", "ABCDEFGHIJ"));

        string path = await File.SaveAsync(Folder.File("cat.png"), Options);

        Assert.Equal("ABCDEFGHIJ", await System.IO.File.ReadAllTextAsync(path));
        Assert.Equal([null, "bytes=4-", null], Server.Requests.Select(static request => request.Header("range")));
    }

    [Theory]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(206)]
    public async Task An_answer_that_is_not_the_whole_file_is_none(int status)
    {
        Server.Answer((_, _) => Respond(status, "\"a\"", new ScriptedBody("0123", 3, int.MaxValue), 4));
        Server.Answer((_, _) => Respond(status, "\"a\"", new ScriptedBody("0123", 3, int.MaxValue), 4));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => File.SaveAsync(Folder.File("cat.png"), Options with { MaxRetries = 1 }));

        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal(2, error.Attempts);
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public async Task A_rest_that_is_longer_than_the_file_is_not_taken()
    {
        Server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4));
        Server.Answer(async (_, _) =>
        {
            HttpResponseMessage response = await Rest(4, "\"a\"");
            HttpResponseMessage longer = await Respond(206, "\"a\"", new ScriptedBody("456789more", 3, int.MaxValue), null);
            longer.Content.Headers.ContentRange = response.Content.Headers.ContentRange;
            return longer;
        });
        Server.Answer((_, _) => Whole("\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
    }

    [Fact]
    public async Task A_rest_that_ends_too_soon_is_gone_on_with_though_only_it_told_the_length()
    {
        Server.Answer((_, _) => Respond(200, "\"a\"", new ScriptedBody(Content, 3, 4), length: null));
        Server.Answer(async (_, _) =>
        {
            HttpResponseMessage response = await Respond(206, "\"a\"", new ScriptedBody("456", 3, int.MaxValue), 3);
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(4, 6, 10);
            return response;
        });
        Server.Answer((_, _) => Rest(7, "\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
    }

    [Fact]
    public async Task Who_has_the_beginning_already_is_told_that_the_file_is_another_one()
    {
        Server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer((_, _) => Whole("\"b\"", "ABCDEFGHIJ"));
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
        Server.Answer((_, _) => Whole(tag, breaksAfter: 4)).Answer((_, _) => Whole(tag));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
        Assert.All(Server.Requests, static request => Assert.Null(request.Header("range")));
    }

    [Fact]
    public async Task A_server_that_is_busy_or_gone_for_a_while_is_asked_again()
    {
        Server.Answer(503).Fail(new HttpRequestException(HttpRequestError.ConnectionError)).Answer(429, "", ("Retry-After", "7"))
            .Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer(500).Answer((_, _) => Rest(4, "\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
        Assert.Contains(TimeSpan.FromSeconds(7), Time.Delays);
    }

    [Fact]
    public async Task A_server_that_falls_silent_has_lost_the_connection()
    {
        var silent = new TaskCompletionSource();
        Server.Answer((_, _) => Respond(200, "\"a\"", new SilentStream(silent), Content.Length)).Answer((_, _) => Rest(4, "\"a\""));

        Task<byte[]> read = File.ReadBytesAsync(Options with { IdleTimeout = TimeSpan.FromSeconds(30) });
        await silent.Task.WaitAsync(FalTest.HangLimit);
        Time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(Content, Encoding.ASCII.GetString(await read.WaitAsync(FalTest.HangLimit)));
    }

    [Fact]
    public async Task A_file_that_is_gone_meanwhile_is_said_to_be_gone_without_its_query()
    {
        Server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer(404);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => File.SaveAsync(Folder.File("cat.png"), Options with { MaxRetries = 0 }));

        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Folder.Files);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    [InlineData(false, 9)]
    public async Task A_file_that_is_too_large_is_not_taken_whatever_length_it_was_announced_with(bool isAnnounced, int maximum)
    {
        Server.Answer((_, _) => Respond(200, "\"a\"", new ScriptedBody(Content, 3, int.MaxValue), isAnnounced ? Content.Length : null));

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(
            () => File.SaveAsync(Folder.File("cat.png"), Options with { MaxSize = maximum }));

        Assert.Contains("FalDownloadOptions.MaxSize", error.Message, StringComparison.Ordinal);
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public async Task A_file_that_just_fits_is_taken_and_a_data_URI_is_held_to_it_too()
    {
        Server.Answer((_, _) => Whole("\"a\""));

        Assert.Equal(10, (await File.ReadBytesAsync(Options with { MaxSize = 10 })).Length);
        Assert.Equal(3, (await new FalFile { Url = "data:,abc" }.ReadBytesAsync(Options with { MaxSize = 3 })).Length);
        await Assert.ThrowsAsync<FalProtocolException>(() => new FalFile { Url = "data:,abcd" }.ReadBytesAsync(Options with { MaxSize = 3 }));
    }

    [Fact]
    public async Task Progress_goes_on_after_a_break()
    {
        Server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4)).Answer((_, _) => Rest(4, "\"a\""));
        var progress = new Reports();

        await File.ReadBytesAsync(Options with { Progress = progress });

        Assert.Equal([4L, 7, 10], progress.Select(static report => report.BytesReceived));
        Assert.Equal(1, progress[^1].Fraction);
    }

    [Fact]
    public async Task A_download_that_is_cancelled_leaves_nothing_behind()
    {
        using var cancel = new CancellationTokenSource();
        Server.Answer((_, _) => Whole("\"a\""));
        var progress = new Reports { Do = cancel.Cancel };

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => File.SaveAsync(Folder.File("cat.png"), Options with { Progress = progress }, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public async Task The_shared_client_goes_on_over_a_real_connection_that_breaks()
    {
        using var server = new RawServer((number, stream) => RawServer.Write(stream, number == 1
            ? "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 10\r\nConnection: close\r\n\r\n0123"
            : "HTTP/1.1 206 Partial Content\r\nETag: \"a\"\r\nContent-Range: bytes 4-9/10\r\nContent-Length: 6\r\nConnection: close\r\n\r\n456789").AsTask());

        byte[] bytes = await new FalFile { Url = $"{server.Uri}a.txt" }.ReadBytesAsync(new FalDownloadOptions { TimeProvider = Time });

        Assert.Equal(Content, Encoding.ASCII.GetString(bytes));
        Assert.Contains("Range: bytes=4-\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("If-Range: \"a\"\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding: identity\r\n", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_are_not_allowed_are_named()
    {
        (string Name, FalDownloadOptions Options)[] wrong =
        [
            ("MaxSize", new() { MaxSize = 0 }),
            ("MaxRetries", new() { MaxRetries = -1 }),
            ("IdleTimeout", new() { IdleTimeout = TimeSpan.Zero }),
            ("OutageTimeout", new() { OutageTimeout = TimeSpan.FromSeconds(-2) }),
            ("Timeout", new() { Timeout = TimeSpan.Zero }),
            ("PublicAddressesOnly", new() { PublicAddressesOnly = true, HttpClient = Http }),
            ("TimeProvider", new() { TimeProvider = null! }),
        ];
        foreach ((string name, FalDownloadOptions options) in wrong)
        {
            ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => File.ReadBytesAsync(options));
            Assert.StartsWith($"FalDownloadOptions.{name} ", error.Message, StringComparison.Ordinal);
        }
    }
}
