using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Streaming;

/// <summary>A stream that is given up: for its silence, for its deadline, or by its caller.</summary>
public sealed class StreamEndTests : StreamTest
{
    [Fact]
    public async Task Silence_ends_a_stream_and_a_sign_of_life_does_not()
    {
        Stream(
            (Func<string>)(() => Later(50, Event("1"))),
            (Func<string>)(() => Later(50, ": ping\n\n")),
            (Func<string>)(() => Later(50, ": ping\n\n")),
            () => Time.Advance(TimeSpan.FromSeconds(61)));

        (List<FalStreamUpdate<JsonElement>> updates, Exception? failure) =
            await ReadAsync(Flux.StreamAsync(Input, new FalStreamOptions { IdleTimeout = TimeSpan.FromSeconds(60) }));

        FalTimeoutException silent = Assert.IsType<FalTimeoutException>(failure);
        Assert.Single(updates);
        Assert.Contains("FalStreamOptions.IdleTimeout", silent.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], Texts(silent.PartialOutputs));
        Assert.True(silent.MayHaveBeenAccepted);
        Assert.Equal(RequestId, silent.RequestId);

        string Later(int seconds, string text)
        {
            Time.Advance(TimeSpan.FromSeconds(seconds));
            return text;
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task Silence_ends_an_answer_that_is_no_stream_as_well(int status)
    {
        Server.Answer((_, _) =>
        {
            var body = new ScriptedStream(["{", (Func<string>)End, () => Time.Advance(TimeSpan.FromSeconds(61))]);
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(body) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(response);
        });

        FalTimeoutException silent = await Assert.ThrowsAsync<FalTimeoutException>(() =>
            Flux.StreamAsync(Input, new FalStreamOptions { IdleTimeout = TimeSpan.FromMinutes(1) }).GetResultAsync().WaitAsync(HangLimit));

        Assert.Contains("IdleTimeout", silent.Message, StringComparison.Ordinal);
        Assert.True(silent.MayHaveBeenAccepted);
        Assert.Single(Server.Requests);

        string End()
        {
            Time.Advance(TimeSpan.FromSeconds(50));
            return "}";
        }
    }

    [Fact]
    public async Task The_time_of_the_whole_call_runs_out_in_the_stream()
    {
        Stream(Event("1"), () => Time.Advance(TimeSpan.FromSeconds(10)));

        (_, Exception? failure) = await ReadAsync(Flux.StreamAsync(Input, new FalStreamOptions { Timeout = TimeSpan.FromSeconds(10) }));

        FalTimeoutException late = Assert.IsType<FalTimeoutException>(failure);
        Assert.Contains("FalStreamOptions.Timeout", late.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], Texts(late.PartialOutputs));
        Assert.True(late.MayHaveBeenAccepted);
        Assert.Equal(RequestId, late.RequestId);
    }

    [Fact]
    public async Task The_time_of_the_whole_call_runs_out_before_the_answer()
    {
        Server.Answer(async (_, token) =>
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        (_, Exception? failure) = await ReadAsync(Flux.StreamAsync(Input, new FalStreamOptions { Timeout = TimeSpan.FromSeconds(10) }));

        Assert.True(Assert.IsType<FalTimeoutException>(failure).MayHaveBeenAccepted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancelled_token_ends_the_stream_and_is_told_of(bool isOfLoop)
    {
        using var call = new CancellationTokenSource();
        using var loop = new CancellationTokenSource();
        CancellationTokenSource cancelled = isOfLoop ? loop : call;
        ScriptedStream body = Stream(Event("1"), (Action)cancelled.Cancel);

        FalStream<JsonElement> stream = Flux.StreamAsync(Input, cancellationToken: call.Token);
        OperationCanceledException canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.GetResultAsync(loop.Token));

        Assert.Equal(cancelled.Token, canceled.CancellationToken);
        FalConnectionException ended = Assert.IsType<FalConnectionException>(canceled.InnerException);
        Assert.True(ended.MayHaveBeenAccepted);
        Assert.Equal(["1"], Texts(ended.PartialOutputs));
        Assert.True(body.IsDisposed);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_in_the_loop_counts_at_once()
    {
        using var source = new CancellationTokenSource();
        Stream(Event("1") + Event("2"));
        List<int> seen = [];

        OperationCanceledException canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (FalStreamUpdate<JsonElement> update in Flux.StreamAsync(Input).WithCancellation(source.Token))
            {
                seen.Add(update.Data.GetInt32());
                await source.CancelAsync();
            }
        });

        Assert.Equal([1], seen);
        Assert.Equal(source.Token, canceled.CancellationToken);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_sends_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Flux.StreamAsync(Input, cancellationToken: new CancellationToken(canceled: true)).GetResultAsync());

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_before_the_answer_says_that_it_may_be_billed()
    {
        using var source = new CancellationTokenSource();
        Server.Answer(async (_, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        OperationCanceledException canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Flux.StreamAsync(Input, cancellationToken: source.Token).GetResultAsync());

        Assert.Equal(source.Token, canceled.CancellationToken);
        Assert.True(Assert.IsAssignableFrom<FalException>(canceled.InnerException).MayHaveBeenAccepted);
    }
}
