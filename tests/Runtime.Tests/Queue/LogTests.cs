using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

public class LogTests
{
    [Theory]
    [InlineData("", "abc", "abc", "abc")]
    [InlineData("ab", "abcd", "cd", "abcd")]
    [InlineData("abc", "abc", "", "abc")]
    [InlineData("abc", "", "", "abc")]
    [InlineData("ab", "cd", "cd", "abcd")]
    [InlineData("abc", "ab", "", "abc")]
    [InlineData("abcd", "cdef", "ef", "abcdef")]
    [InlineData("aaa", "aaaa", "a", "aaaa")]
    [InlineData("ab", "xb", "xb", "abxb")]
    public void Lines_are_joined_where_they_overlap(string known, string incoming, string added, string all)
    {
        var accumulator = new LogAccumulator(10_000);
        accumulator.Add(Lines(known));
        IReadOnlyList<FalLogLine> before = accumulator.Lines;

        Assert.Equal(Lines(added), accumulator.Add(Lines(incoming)));
        Assert.Equal(Lines(all), accumulator.Lines);
        Assert.Equal(Lines(known), before);
    }

    [Fact]
    public void A_line_is_read_with_whatever_it_has()
    {
        IReadOnlyList<FalLogLine> lines = FalLogLine.ReadList(FalTest.Json("""
            [
              {"message":"m","level":"NEW_LEVEL","source":"USER","timestamp":"2026-01-02T03:04:05.678901"},
              {"message":"z","timestamp":"2026-01-02T03:04:05+02:00"},
              {"message":"bad","level":7,"timestamp":"yesterday"},
              {"level":"INFO"},
              "text",
              null
            ]
            """));

        Assert.Equal(["m", "z", "bad", "text"], lines.Select(line => line.ToString()));
        Assert.Equal(("NEW_LEVEL", "USER"), (lines[0].Level, lines[0].Source));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(6789010), lines[0].Timestamp);
        Assert.Equal(TimeSpan.FromHours(1), lines[1].Timestamp!.Value.UtcDateTime.TimeOfDay - new TimeSpan(0, 4, 5));
        Assert.Null(lines[2].Timestamp);
        Assert.Null(lines[2].Level);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    public void Whatever_is_no_list_is_no_log(string json) => Assert.Empty(FalLogLine.ReadList(FalTest.Json(json)));

    [Fact]
    public void A_missing_log_is_no_log() => Assert.Empty(FalLogLine.ReadList(null));

    [Theory]
    [InlineData("", "abc", "abc", "abc")]
    [InlineData("ab", "abcd", "cd", "abcd")]
    [InlineData("cd", "abcde", "abe", "abcde")]
    [InlineData("ac", "abcd", "bd", "abcd")]
    [InlineData("abcd", "cdef", "ef", "abcdef")]
    [InlineData("abc", "ab", "", "abc")]
    [InlineData("abc", "b", "", "abc")]
    [InlineData("ab", "xy", "xy", "abxy")]
    [InlineData("bc", "ab", "a", "bca")]
    public void Lines_with_a_time_are_told_apart_wherever_they_are(string known, string incoming, string added, string all)
    {
        var log = new LogAccumulator(10_000);
        log.Add(Timed(known));

        Assert.Equal(Timed(added), log.Add(Timed(incoming)));
        Assert.Equal(Timed(all), log.Lines);
    }

    [Theory]
    [InlineData("", "a,b,c", "abc")]
    [InlineData("", "ab,,c", "abc")]
    [InlineData("ab", "c,d", "abcd")]
    [InlineData("ab", "a,b,c", "abc")]
    [InlineData("abc", "a,bcd,e", "abcde")]
    [InlineData("abcd", "ab,cd,e,f", "abcdef")]
    [InlineData("abc", "bc,d", "abcd")]
    [InlineData("", "a,ab,abc,abcd", "abcd")]
    [InlineData("ab", "ab,abc,abcd", "abcd")]
    public void A_stream_may_begin_anywhere_and_send_all_or_what_is_new(string known, string events, string all)
    {
        var log = new LogAccumulator(10_000);
        log.Add(Timed(known));
        var stream = new StreamLog(log);

        string added = string.Concat(events.Split(',').SelectMany(next => stream.Add(Timed(next))).Select(line => line.Message));

        Assert.Equal(Timed(all), log.Lines);
        Assert.Equal(all[known.Length..], added);
    }

    [Fact]
    public void Lines_that_are_alike_and_have_no_time_are_all_kept()
    {
        var log = new LogAccumulator(10_000);
        var stream = new StreamLog(log);

        foreach (string next in new[] { "a", "a", "aa", "b" })
        {
            stream.Add(Lines(next));
        }

        Assert.Equal(Lines("aaaab"), log.Lines);
        Assert.Empty(log.Add(Lines("aaaab")));
        Assert.Equal(Lines("b"), log.Add(Lines("aaaabb")));
    }

    [Fact]
    public void From_polls_to_a_stream_and_back_no_line_is_lost_or_doubled()
    {
        FalLogLine[] whole = Timed("abcdefghijklmnopqrst");
        for (int polled = 0; polled <= whole.Length; polled++)
        {
            for (int begin = 0; begin <= polled; begin++)
            {
                for (int size = 1; size <= 4; size++)
                {
                    var log = new LogAccumulator(10_000);
                    log.Add(whole[..polled]);
                    var stream = new StreamLog(log);
                    for (int place = begin; place < whole.Length - 3; place += size)
                    {
                        stream.Add(whole[place..Math.Min(place + size, whole.Length - 3)]);
                    }

                    log.Add(whole);
                    Assert.Equal(whole, log.Lines);
                }
            }
        }
    }

    private static FalLogLine[] Timed(string messages) =>
        [.. messages.Select(message => new FalLogLine { Message = message.ToString(), Timestamp = DateTimeOffset.UnixEpoch.AddSeconds(message) })];

    private static FalLogLine[] Lines(string messages) =>
        [.. messages.Select(message => new FalLogLine { Message = message.ToString() })];
}
