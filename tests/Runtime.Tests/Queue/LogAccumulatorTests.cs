using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

/// <summary>Logs whose lines repeat themselves, as those of models do, and have no time to tell them apart.</summary>
public sealed class LogAccumulatorTests : FalTest
{
    [Fact]
    public void Lines_are_joined_where_trying_each_place_finds_the_longest_overlap()
    {
        var random = new Random(20260101);
        for (int round = 0; round < 20_000; round++)
        {
            string known = Periodic(random);
            string incoming = random.Next(2) == 0 ? Periodic(random) : known[random.Next(known.Length + 1)..] + Periodic(random);
            var log = new LogAccumulator(10_000);
            log.Add(Lines(known));

            string added = Text(log.Add(Lines(incoming)));

            string expected = known + AddedByHand(known, incoming);
            Assert.True(Text(log.Lines) == expected, $"{known} and {incoming} are {expected}, and not {Text(log.Lines)}.");
            Assert.Equal(expected[known.Length..], added);
        }
    }

    [Fact]
    public void Polls_that_give_the_whole_log_lose_and_double_nothing()
    {
        var random = new Random(20260102);
        for (int round = 0; round < 2000; round++)
        {
            string whole = Periodic(random) + Periodic(random);
            var log = new LogAccumulator(10_000);
            string told = "";
            for (int length = 0; length < whole.Length; length += random.Next(1, 4))
            {
                told += Text(log.Add(Lines(whole[..length])));
            }

            told += Text(log.Add(Lines(whole)));

            Assert.Equal(whole, Text(log.Lines));
            Assert.Equal(whole, told);
        }
    }

    [Fact]
    public async Task A_long_log_of_ticks_is_put_together()
    {
        const int Ticks = 20_000;
        string ticks = string.Join(',', Enumerable.Repeat("""{"message":"tick"}""", Ticks));
        Server
            .Answer(202, Status("IN_PROGRESS", $"\"logs\":[{ticks}]"))
            .Answer(202, Status("IN_PROGRESS", $$"""
                "logs":[{{ticks}},{"message":"x"}]
                """))
            .Answer(200, Status("COMPLETED", $$"""
                "logs":[{{ticks}},{"message":"y"}]
                """));
        List<int> added = [];

        await foreach (FalQueueUpdate update in Attached().WatchAsync(includeLogs: true))
        {
            added.Add(update.NewLogs.Count);
        }

        // The last one is another log: not one of its beginnings is what the one before ended with.
        Assert.Equal([Ticks, 1, Ticks + 1], added);
    }

    /// <summary>What is new, found by looking everywhere: nothing when it is there already, else what follows the longest end that it begins with.</summary>
    private static string AddedByHand(string known, string incoming)
    {
        if (known.Contains(incoming, StringComparison.Ordinal))
        {
            return "";
        }

        int overlap = Math.Min(known.Length, incoming.Length);
        while (!known.EndsWith(incoming[..overlap], StringComparison.Ordinal))
        {
            overlap--;
        }

        return incoming[overlap..];
    }

    /// <summary>A few letters again and again, of which one may be another.</summary>
    private static string Periodic(Random random)
    {
        int period = random.Next(1, 5);
        var text = new StringBuilder();
        for (int index = random.Next(13); index > 0; index--)
        {
            text.Append(text.Length < period ? "ab"[random.Next(2)] : text[^period]);
        }

        if (text.Length > 0 && random.Next(2) == 0)
        {
            text[random.Next(text.Length)] = "abc"[random.Next(3)];
        }

        return text.ToString();
    }

    private static FalLogLine[] Lines(string messages) => [.. messages.Select(static message => new FalLogLine { Message = message.ToString() })];

    private static string Text(IEnumerable<FalLogLine> lines) => string.Concat(lines.Select(static line => line.Message));
}
