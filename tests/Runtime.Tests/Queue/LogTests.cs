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
        var accumulator = new LogAccumulator();
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

    private static FalLogLine[] Lines(string messages) =>
        [.. messages.Select(message => new FalLogLine { Message = message.ToString() })];
}
