using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Outages that are waited out, files that are not everywhere yet, and the time that a download may take.</summary>
public sealed class DownloadOutageTests : DownloadTest
{
    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(520)]
    [InlineData(524)]
    [InlineData(530)]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task Outage_of_minutes_is_waited_out(int status)
    {
        Answer(Server, status, 12);
        Server.Answer((_, _) => Whole("\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
        Assert.True(Server.IsFinished);
        Assert.True(Time.Delays.Sum(static delay => delay.TotalSeconds) > 120);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public async Task Outage_ends_with_OutageTimeout(int minutes)
    {
        Answer(Server, 503, 100);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => File.ReadBytesAsync(Options with { OutageTimeout = TimeSpan.FromMinutes(minutes) }));

        Assert.Equal(503, (int)error.StatusCode);
        Assert.True(error.IsRetryable);
        Assert.Equal(Server.Requests.Count, error.Attempts);
        Assert.Equal(minutes * 60, Time.Delays.Sum(static delay => delay.TotalSeconds), tolerance: 0.001);
    }

    [Fact]
    public async Task Retry_after_is_kept_within_the_outage()
    {
        Server.Answer(429, "", ("Retry-After", "40")).Answer(503, "", ("Retry-After", "3600")).Answer((_, _) => Whole("\"a\""));

        await File.ReadBytesAsync(Options);

        Assert.Equal([40, 60], Time.Delays.Select(static delay => delay.TotalSeconds));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task New_file_that_is_not_everywhere_yet_is_requested_again(int status)
    {
        Server.Answer(status, "<html>").Answer(status, "<html>").Answer((_, _) => Whole("\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
    }

    [Theory]
    [InlineData(404, 5)]
    [InlineData(403, 5)]
    [InlineData(410, 1)]
    [InlineData(401, 1)]
    [InlineData(400, 1)]
    public async Task Refusal_ends_after_seconds(int status, int attempts)
    {
        Answer(Server, status, attempts);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options));

        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal(attempts, error.Attempts);
        Assert.InRange(Time.Delays.Sum(static delay => delay.TotalSeconds), 0, 10);
    }

    [Fact]
    public async Task Old_file_that_is_gone_ends_at_once()
    {
        Server.Answer(404, "<html>");
        FalFile old = new() { Url = Url, Created = CreationTime.Now(TimeSpan.FromMinutes(3)) };

        await Assert.ThrowsAsync<FalApiException>(() => (old with { FileName = "cat.png" }).ReadBytesAsync(Options));

        Assert.Empty(Time.Delays);
        Assert.Equal(old, new FalFile { Url = Url });
    }

    [Fact]
    public async Task Break_at_the_same_place_uses_up_the_outage()
    {
        for (int count = 0; count < 100; count++)
        {
            Server.Answer((_, _) => Whole(tag: null, breaksAfter: 4));
        }

        await Assert.ThrowsAsync<FalConnectionException>(() => File.ReadBytesAsync(Options));

        Assert.InRange(Time.Delays.Sum(static delay => delay.TotalSeconds), 299, 301);
    }

    [Fact]
    public async Task Certificate_that_is_not_trusted_is_final()
    {
        Server.Fail(new HttpRequestException(
            HttpRequestError.SecureConnectionError, null, new System.Security.Authentication.AuthenticationException("no")));

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => File.ReadBytesAsync(Options));

        Assert.False(error.IsRetryable);
        Assert.Empty(Time.Delays);
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("end")]
    public async Task Cancellation_during_a_failure_is_a_cancellation(string when)
    {
        using var cancel = new CancellationTokenSource();
        Server.Answer((_, _) =>
        {
            if (when == "answer")
            {
                cancel.Cancel();
            }

            return Respond(200, null, new TailStream(when == "answer" ? "<html>" : "PK\u0003\u0004", cancel.Cancel), length: null);
        });

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => (File with { FileSize = 10 }).ReadBytesAsync(Options, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
    }

    [Fact]
    public async Task Exception_of_a_handler_is_wrapped()
    {
        var cause = new InvalidOperationException("circuit is open");
        Server.Fail(cause);

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => File.ReadBytesAsync(Options));

        Assert.Same(cause, error.InnerException);
    }

    [Theory]
    [InlineData(300, "OutageTimeout")]
    [InlineData(20, "Timeout")]
    public async Task Trickle_ends(int seconds, string setting)
    {
        Server.Answer((_, _) => Respond(200, "\"a\"", new Trickle(() => Time.Advance(TimeSpan.FromSeconds(0.5))), length: null));
        DateTimeOffset start = Time.GetUtcNow();

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(
            () => File.SaveAsync(Folder.File("x.png"), seconds == 300 ? Options : Options with { Timeout = TimeSpan.FromSeconds(seconds) }));

        Assert.Contains($"FalDownloadOptions.{setting}:", error.Message, StringComparison.Ordinal);
        Assert.InRange((Time.GetUtcNow() - start).TotalSeconds, seconds, seconds + 260);
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public async Task Timeout_ends_an_outage()
    {
        Answer(Server, 503, 100);
        DateTimeOffset start = Time.GetUtcNow();

        await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options with { Timeout = TimeSpan.FromSeconds(30) }));

        Assert.Equal(30, (Time.GetUtcNow() - start).TotalSeconds, tolerance: 0.001);
    }

    private static void Answer(ScriptedHandler server, int status, int times)
    {
        for (int count = 0; count < times; count++)
        {
            _ = status == 0 ? server.Fail(new HttpRequestException(HttpRequestError.NameResolutionError)) : server.Answer(status, "<html>");
        }
    }

    /// <summary>Comes a byte at a time, for ever.</summary>
    private sealed class Trickle(Action beforeByte) : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            beforeByte();
            buffer.Span[0] = 1;
            return new(1);
        }
    }
}
