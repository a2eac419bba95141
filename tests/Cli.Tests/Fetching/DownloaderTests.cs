using System.Net;
using System.Net.Http.Headers;
using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Fetching;

public sealed class DownloaderTests : IDisposable
{
    private const string Address = "https://fal.ai/x";

    private readonly FakeFal _fal = new();

    public void Dispose() => _fal.Dispose();

    [Fact]
    public async Task What_is_there_is_fetched_without_a_key_or_a_cookie()
    {
        _fal.Answer(Address, () => FakeFal.Text("\uFEFF{}"));

        Assert.Equal("{}", await GetAsync());
        string headers = Assert.Single(_fal.Requests).Headers;
        Assert.Contains("User-Agent: flux2gen/", headers, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", headers, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Cookie", headers, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_redirect_within_fal_is_followed()
    {
        _fal.Answer(Address, () => FakeFal.Redirect("/y")).Answer("https://fal.ai/y", () => FakeFal.Redirect("https://docs.fal.ai/z")).Answer("https://docs.fal.ai/z", () => FakeFal.Text("{}"));

        Assert.Equal("{}", await GetAsync());
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("http://fal.ai/x")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//evil.example/x")]
    public async Task A_redirect_elsewhere_is_not_followed(string location)
    {
        _fal.Answer(Address, () => FakeFal.Redirect(location));

        Assert.Equal(FetchProblem.Refused, (await FailAsync()).Problem);
        Assert.Single(_fal.Requests);
    }

    [Fact]
    public async Task A_circle_of_redirects_has_an_end()
    {
        _fal.Answer(Address, () => FakeFal.Redirect(Address));

        Assert.Equal(FetchProblem.Refused, (await FailAsync()).Problem);
        Assert.Equal(6, _fal.Requests.Count);
    }

    [Theory]
    [InlineData(404, "NotFound", 1)]
    [InlineData(410, "NotFound", 1)]
    [InlineData(401, "Refused", 1)]
    [InlineData(204, "Refused", 1)]
    [InlineData(429, "Unreachable", 3)]
    [InlineData(503, "Unreachable", 3)]
    public async Task A_status_says_whether_it_is_worth_another_try(int status, string problem, int requests)
    {
        _fal.Answer(Address, () => new HttpResponseMessage((HttpStatusCode)status));

        Assert.Equal(problem, (await FailAsync()).Problem.ToString());
        Assert.Equal(requests, _fal.Requests.Count);
    }

    [Fact]
    public async Task The_pause_is_as_long_as_the_server_asks_within_reason()
    {
        var time = new ImmediateTimeProvider();
        _fal.Answer(Address, () => Busy(7)).Answer(Address, () => Busy(9999)).Answer(Address, () => FakeFal.Text("{}"));

        Assert.Equal("{}", await GetAsync(time));
        Assert.Equal([7, 20], time.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task A_connection_that_fails_is_tried_again()
    {
        _fal.Answer(Address, () => throw new HttpRequestException("refused")).Answer(Address, () => FakeFal.Text("{}"));

        Assert.Equal("{}", await GetAsync());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_unreachable()
    {
        _fal.Answer(Address, () => throw new TaskCanceledException());

        Assert.Equal(FetchProblem.Unreachable, (await FailAsync()).Problem);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_cut_off()
    {
        var body = new EndlessStream();
        _fal.Answer(Address, () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });

        Assert.Equal(FetchProblem.Refused, (await FailAsync()).Problem);
        Assert.InRange(body.Count, Downloader.MaxLength, Downloader.MaxLength + (1 << 20));
    }

    [Fact]
    public async Task A_body_that_is_no_text_is_refused()
    {
        _fal.Answer(Address, () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([0x7B, 0xFF, 0x7D]) });

        Assert.Equal(FetchProblem.Refused, (await FailAsync()).Problem);
    }

    [Fact]
    public async Task The_user_can_end_it()
    {
        using var cancellation = new CancellationTokenSource();
        _fal.Answer(Address, () =>
        {
            cancellation.Cancel();
            throw new TaskCanceledException();
        });
        using var downloader = new Downloader(FalAddresses.Fal, _fal, new ImmediateTimeProvider());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => downloader.GetAsync(new Uri(Address), cancellation.Token));
    }

    private static HttpResponseMessage Busy(int seconds) => new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds)) } };

    private async Task<string> GetAsync(ImmediateTimeProvider? time = null)
    {
        using var downloader = new Downloader(FalAddresses.Fal, _fal, time ?? new ImmediateTimeProvider());
        return await downloader.GetAsync(new Uri(Address), Tool.Cancellation);
    }

    private Task<FetchException> FailAsync() => Assert.ThrowsAsync<FetchException>(() => GetAsync());
}
