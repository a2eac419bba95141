using Flux2Gen.Runtime.Tests.Support;
using static Flux2Gen.Runtime.Tests.Support.ScriptedEvents;

namespace Flux2Gen.Runtime.Tests.Queue;

/// <summary>Status streams over which nothing comes, or nothing but signs of life.</summary>
public sealed class SilentStreamTests : WatchTest
{
    [Fact]
    public async Task A_stream_that_falls_silent_is_given_up_for_good()
    {
        Server.Stream(Event("IN_QUEUE"), () => Time.Advance(TimeSpan.FromSeconds(45))).Answer(202, Status("IN_PROGRESS")).Answer(200, Status("COMPLETED"));

        await WatchAsync();

        Assert.Equal([Stream, Poll, Poll], Asked);
    }

    [Fact]
    public async Task A_sign_of_life_keeps_a_stream_open()
    {
        Func<string> life = () =>
        {
            Time.Advance(TimeSpan.FromSeconds(44));
            return ": alive\n\n";
        };
        Server.Stream(Event("IN_PROGRESS"), life, life, life, Completed);

        await WatchAsync();

        Assert.Equal([Stream], Asked);
    }

    [Fact]
    public async Task A_stream_that_is_alive_but_has_no_news_for_long_is_opened_again_any_number_of_times()
    {
        Func<string> life = () =>
        {
            Time.Advance(TimeSpan.FromSeconds(44));
            return ": alive\n\n";
        };
        for (int round = 0; round < 6; round++)
        {
            Server.Stream([Event("IN_PROGRESS"), .. Enumerable.Repeat<object>(life, 11)]).Answer(202, Status("IN_PROGRESS"));
        }

        Server.Stream(Completed);

        await WatchAsync();

        Assert.Equal([.. Enumerable.Repeat<string[]>([Stream, Poll], 6).SelectMany(asked => asked), Stream], Asked);
        Assert.Equal(["IN_PROGRESS", "COMPLETED"], States);
    }

    [Fact]
    public async Task A_stream_with_signs_of_life_only_is_given_up()
    {
        Server.Stream(": alive\n\n", () => Time.Advance(TimeSpan.FromSeconds(45))).Answer(200, Status("COMPLETED"));

        await WatchAsync();

        Assert.Equal([Stream, Poll], Asked);
    }

    [Fact]
    public async Task Signs_of_life_that_keep_coming_do_not_put_that_off()
    {
        Func<string> life = () =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
            return ": alive\n\n";
        };
        DateTimeOffset start = Time.GetUtcNow();
        Server.Stream([.. Enumerable.Repeat(life, 1000)]).Answer(200, Status("COMPLETED"));

        await WatchAsync();

        Assert.Equal([Stream, Poll], Asked);
        Assert.Equal(TimeSpan.FromSeconds(45), Time.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_stream_that_does_not_begin_is_given_up()
    {
        Server.Answer(async (_, cancellationToken) =>
            {
                Time.Advance(TimeSpan.FromSeconds(45));
                await Task.Delay(Timeout.Infinite, cancellationToken);
                throw new InvalidOperationException();
            })
            .Answer(200, Status("COMPLETED"));

        await WatchAsync();

        Assert.Equal([Stream, Poll], Asked);
    }
}
