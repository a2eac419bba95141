using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

/// <summary>Logs of any length: each line is told once, so many are kept, and each costs what a line costs.</summary>
public sealed class LogLimitTests : FalTest
{
    [Fact]
    public void Each_line_of_a_stream_is_new_once_and_the_last_ones_are_kept()
    {
        var log = new LogAccumulator(100);
        var stream = new StreamLog(log);
        List<string> told = [];
        for (int number = 0; number < 5_000; number++)
        {
            told.AddRange(stream.Add([Line(number)]).Select(line => line.Message));
        }

        Assert.Equal(Enumerable.Range(0, 5_000).Select(Message), told);
        Assert.Equal(Enumerable.Range(4_900, 100).Select(Message), log.Lines.Select(line => line.Message));
    }

    [Fact]
    public void Each_line_of_whole_logs_is_new_once()
    {
        FalLogLine[] whole = [.. Enumerable.Range(0, 2_000).Select(Line)];
        var log = new LogAccumulator(100);
        List<string> told = [];
        for (int length = 0; length <= whole.Length; length += 50)
        {
            told.AddRange(log.Add(whole[..length]).Select(line => line.Message));
        }

        Assert.Equal(whole.Select(line => line.Message), told);
        Assert.Equal(100, log.Lines.Count);
    }

    [Fact]
    public void Lines_that_were_handed_out_do_not_change()
    {
        var log = new LogAccumulator(10);
        log.Append([Line(1), Line(2)]);
        IReadOnlyList<FalLogLine> before = log.Lines;
        for (int number = 3; number < 200; number++)
        {
            log.Append([Line(number)]);
        }

        Assert.Equal([Message(1), Message(2)], before.Select(line => line.Message));
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(1_000)]
    public void Twice_the_lines_cost_twice_the_memory(int maximum)
    {
        long once = Allocated(20_000, maximum);
        long twice = Allocated(40_000, maximum);

        Assert.InRange((double)twice / once, 1, 3);
    }

    [Fact]
    public void Log_that_a_stream_repeats_costs_what_it_is_long()
    {
        // A poll has told all of it before: each line is compared with one other, and not with all.
        FalLogLine[] whole = [.. Enumerable.Range(0, 30_000).Select(Line)];
        var log = new LogAccumulator(100_000);
        log.Add(whole);
        var stream = new StreamLog(log);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (FalLogLine line in whole)
        {
            Assert.Empty(stream.Add([line]));
        }

        Assert.Equal([Message(-1)], stream.Add([Line(-1)]).Select(line => line.Message));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public async Task Log_is_not_kept_when_it_was_not_asked_for()
    {
        FalClient client = CreateClient(settings => settings.Watch = new FalWatchOptions { Mode = FalWatchMode.Stream });
        Server.Stream(
            ScriptedEvents.Event("IN_PROGRESS", "\"logs\":[{\"message\":\"a\"}]"),
            ScriptedEvents.Event("COMPLETED", "\"logs\":[{\"message\":\"b\"}]"));

        FalQueueUpdate last = await client.Endpoint("a/b").Attach(RequestId).WatchAsync(includeLogs: false).LastAsync();

        Assert.Empty(last.Logs);
    }

    private static long Allocated(int lines, int maximum)
    {
        var log = new LogAccumulator(maximum);
        var stream = new StreamLog(log);
        FalLogLine[][] events = [.. Enumerable.Range(0, lines).Select(number => new[] { Line(number) })];
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (FalLogLine[] lineOf in events)
        {
            stream.Add(lineOf);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static FalLogLine Line(int number) => new() { Message = Message(number), Timestamp = DateTimeOffset.UnixEpoch.AddSeconds(number) };

    private static string Message(int number) => FormattableString.Invariant($"line {number}");
}
