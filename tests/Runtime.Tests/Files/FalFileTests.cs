using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Files;

public sealed class FalFileTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("flux2gen-");
    private readonly ScriptedHandler _server = new();
    private readonly HttpClient _http;

    private FalDownloadOptions Once => new() { HttpClient = _http, MaxRetries = 0, OutageTimeout = TimeSpan.Zero };

    public FalFileTests() => _http = new HttpClient(_server);

    public void Dispose()
    {
        _http.Dispose();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("data:image/png;base64,Y2F0", "cat")]
    [InlineData("DATA:image/png;BASE64,Y2F0", "cat")]
    [InlineData("data:;base64,Y2F0", "cat")]
    [InlineData("data:image/png;base64,Y2F0Pw%3D%3D", "cat?")]
    [InlineData("data:image/png;base64,", "")]
    [InlineData("data:,hello%20world+1", "hello world+1")]
    [InlineData("data:text/plain;charset=utf-8,%C3%BC%", "ü%")]
    [InlineData("data:text/plain,100%zz", "100%zz")]
    public async Task A_data_URI_is_read(string url, string content) =>
        Assert.Equal(content, Encoding.UTF8.GetString(await new FalFile { Url = url }.ReadBytesAsync()));

    [Fact]
    public async Task Percent_escapes_are_bytes_and_not_text() =>
        Assert.Equal([0xFF, 0x00, 0x89], await new FalFile { Url = "data:,%FF%00%89" }.ReadBytesAsync());

    [Theory]
    [InlineData("data:image/png;base64")]
    [InlineData("data:image/png;base64,Y2F")]
    [InlineData("data:image/png;base64,§§§§")]
    public async Task A_damaged_data_URI_is_said_to_be_damaged(string url)
    {
        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => new FalFile { Url = url }.ReadBytesAsync());

        Assert.DoesNotContain(url, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cat.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://x/y")]
    public async Task Nothing_else_is_read(string url) =>
        await Assert.ThrowsAsync<FalException>(() => new FalFile { Url = url }.ReadBytesAsync());

    [Fact]
    public async Task A_data_URI_is_saved()
    {
        string path = At("cat.png");

        Assert.Equal(path, await new ImageFile { Url = "data:image/png;base64,Y2F0" }.SaveAsync(path));

        Assert.Equal("cat", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_file_on_the_web_is_saved_over_an_old_one_and_without_a_key()
    {
        await File.WriteAllTextAsync(At("cat.png"), "old and longer");
        _server.Answer(200, "new");

        await new ImageFile { Url = "https://v3b.fal.media/files/cat.png" }.SaveAsync(At("cat.png"), _http);

        Assert.Equal("new", await File.ReadAllTextAsync(At("cat.png")));
        Assert.Equal(["cat.png"], Names());
        Assert.Equal(["accept-encoding"], Assert.Single(_server.Requests).Headers.Keys);
    }

    [Fact]
    public async Task A_relative_path_gives_a_full_one()
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, At("a.txt"));

        Assert.Equal(At("a.txt"), await new FalFile { Url = "data:,x" }.SaveAsync(relative));
    }

    [Theory]
    [InlineData(404, "fal keeps results only for a limited time")]
    [InlineData(410, "fal keeps results only for a limited time")]
    [InlineData(403, "may be read without a key")]
    public async Task A_file_that_is_gone_leaves_the_old_one_alone(int status, string words)
    {
        await File.WriteAllTextAsync(At("cat.png"), "old");
        _server.Answer(status, "<html>");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => new FalFile { Url = "https://v3b.fal.media/cat.png?sig=secret" }.SaveAsync(At("cat.png"), Once));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal("old", await File.ReadAllTextAsync(At("cat.png")));
        Assert.Equal(["cat.png"], Names());
    }

    [Fact]
    public async Task A_save_that_is_cancelled_leaves_nothing_behind()
    {
        using var server = new LoopbackServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhalf");
        using var cut = new CancellationTokenSource();

        Task save = new FalFile { Url = $"{server.Uri}cat.png" }.SaveAsync(At("cat.png"), cut.Token);
        SpinWait.SpinUntil(() => server.Requests.Count > 0, FalTest.HangLimit);
        await cut.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => save);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_no_file()
    {
        _server.Answer((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new CutOffStream()) }));

        await Assert.ThrowsAsync<FalConnectionException>(() => new FalFile { Url = "https://v3b.fal.media/cat.png" }.SaveAsync(At("cat.png"), Once));

        Assert.Empty(Names());
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_named()
    {
        _server.Fail(new HttpRequestException(HttpRequestError.NameResolutionError));

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(
            () => new FalFile { Url = "https://v3b.fal.media/cat.png" }.OpenReadAsync(Once));

        Assert.Contains("v3b.fal.media", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_directory_is_made_but_a_directory_is_no_file()
    {
        string saved = await new FalFile { Url = "data:,x" }.SaveAsync(At(Path.Combine("new", "and", "deep", "a.txt")));

        Assert.Equal("x", await File.ReadAllTextAsync(saved));
        await Assert.ThrowsAsync<ArgumentException>(() => new FalFile { Url = "data:,x" }.SaveAsync(_directory.FullName));
        await Assert.ThrowsAsync<ArgumentException>(() => new FalFile { Url = "data:,x" }.SaveAsync(At("no") + "/"));
        await Assert.ThrowsAsync<ArgumentException>(() => new FalFile { Url = "data:,x" }.SaveAsync(""));
        Assert.Equal(["new"], Names());
    }

    [Fact]
    public async Task A_file_can_be_read_as_it_comes()
    {
        _server.Answer(200, "stream");

        using var reader = new StreamReader(await new FalFile { Url = "https://v3b.fal.media/a.txt" }.OpenReadAsync(_http));

        Assert.Equal("stream", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task The_shared_client_reads_over_a_real_connection()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Ok("real"));

        Assert.Equal("real", Encoding.UTF8.GetString(await new FalFile { Url = $"{server.Uri}a.txt" }.ReadBytesAsync()));
        Assert.DoesNotContain("Authorization", Assert.Single(server.Requests), StringComparison.OrdinalIgnoreCase);
    }

    private string At(string name) => Path.Combine(_directory.FullName, name);

    private string[] Names() => [.. _directory.GetFileSystemInfos().Select(file => file.Name)];

    private sealed class CutOffStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new HttpIOException(HttpRequestError.ResponseEnded);
    }
}
