using System.Text;

namespace Flux2Gen.Runtime.Tests.Journal;

/// <summary>Whatever happens to the bytes of a journal: lines that are intact are read, and damage is noticed.</summary>
public sealed class JournalReaderTests
{
    private static readonly string[] Lines = WriteLines();

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(string.Concat(Lines.Select(static line => line + "\n")));

    /// <summary>The accept lines of requests that were not ended, by their place among the lines.</summary>
    private static readonly (int Line, string RequestId)[] Accepted = [(2, "request-a"), (5, "request-b"), (8, "request-d")];

    [Fact]
    public async Task Whole_file_is_understood()
    {
        JournalContent content = await ReadAsync(Whole);

        Assert.Null(content.Problem);
        Assert.Equal(
            [("a", "request-a", "order-7 café \"x\""), ("b", "request-b", null), ("d", "request-d", "d"), ("e", null, "e")],
            content.Entries.Select(static entry => (entry.Id, entry.RequestId, entry.Note)).Order());
        Assert.All(content.Entries, static entry => Assert.Equal("fal-ai/flux-2", entry.EndpointId));
    }

    [Fact]
    public async Task Flipped_bit_costs_no_other_line()
    {
        for (int bit = 0; bit < Whole.Length * 8; bit++)
        {
            byte[] damaged = [.. Whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            await AssertSurvivesAsync(damaged, $"bit {bit}", Untouched(bit / 8, bit / 8 + 1));
        }
    }

    [Fact]
    public async Task Cut_or_zeroed_end_costs_no_line_before_it()
    {
        for (int length = 0; length < Whole.Length; length++)
        {
            int[] untouched = Untouched(length, Whole.Length);
            await AssertSurvivesAsync(Whole[..length], $"cut at {length}", untouched);
            await AssertSurvivesAsync([.. Whole[..length], .. new byte[Whole.Length - length]], $"zeros from {length}", untouched);
            await AssertSurvivesAsync([.. Whole[..length], .. Whole], $"cut at {length} and written on", [.. Enumerable.Range(0, Lines.Length)]);
        }
    }

    [Fact]
    public async Task Lost_beginning_costs_no_line_after_it()
    {
        for (int start = 0; start < Whole.Length; start++)
        {
            await AssertSurvivesAsync(Whole[start..], $"from {start}", Untouched(0, start), mayBeWhole: true);
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\0\0\0")]
    [InlineData("{\"")]
    [InlineData("}{")]
    [InlineData("\"")]
    [InlineData("garbage")]
    [InlineData("\u00e9")]
    [InlineData("{\"v\":1,\"step\":\"end\",\"id\":\"a\"")]
    public async Task Inserted_bytes_cost_no_other_line(string inserted)
    {
        for (int place = 0; place <= Whole.Length; place++)
        {
            byte[] damaged = [.. Whole[..place], .. Encoding.UTF8.GetBytes(inserted), .. Whole[place..]];
            await AssertSurvivesAsync(damaged, $"at {place}", Untouched(place, place), mayBeWhole: inserted == "\n");
        }
    }

    [Fact]
    public async Task Lines_in_any_order_and_twice_lose_no_request_id()
    {
        var random = new Random(7);
        string[] kept = [.. Lines.Where(static line => !line.Contains("\"end\"", StringComparison.Ordinal))];
        for (int round = 0; round < 500; round++)
        {
            string[] shuffled = [.. kept, .. random.GetItems(kept, 5)];
            random.Shuffle(shuffled);

            JournalContent content = await ReadAsync(Encoding.UTF8.GetBytes(string.Join('\n', shuffled)));

            Assert.Null(content.Problem);
            Assert.Equal(
                ["request-a", "request-b", "request-c", "request-d", null],
                content.Entries.OrderBy(static entry => entry.Id, StringComparer.Ordinal).Select(static entry => entry.RequestId));
        }
    }

    [Fact]
    public async Task Random_damage_is_noticed_and_throws_nothing()
    {
        var random = new Random(7);
        for (int round = 0; round < 5000; round++)
        {
            byte[] damaged = [.. Whole];
            for (int i = random.Next(1, 12); i > 0; i--)
            {
                random.NextBytes(damaged.AsSpan(random.Next(damaged.Length), 1));
            }

            int first = damaged.AsSpan().CommonPrefixLength(Whole);
            int last = Enumerable.Range(0, damaged.Length).LastOrDefault(place => damaged[place] != Whole[place]);
            await AssertSurvivesAsync(damaged, $"round {round}", Untouched(first, last + 1), mayBeWhole: first == damaged.Length);
        }
    }

    [Fact]
    public async Task Line_that_is_too_long_hides_none_after_it()
    {
        byte[] garbage = [.. Enumerable.Repeat((byte)'x', (JournalReader.MaximumLine * 2) + 5), .. "\n"u8];

        await AssertSurvivesAsync([.. garbage, .. Whole], "garbage before", [.. Enumerable.Range(0, Lines.Length)]);
    }

    [Fact]
    public async Task Garbage_of_many_beginnings_ends()
    {
        byte[] garbage = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"{", 2_000_000)));

        JournalContent content = await ReadAsync([.. garbage, .. "\n"u8, .. Whole]);

        Assert.Equal(4, content.Entries.Count);
        Assert.NotNull(content.Problem);
    }

    /// <summary>The lines that a change of the bytes from a place to another leaves as they were.</summary>
    private static int[] Untouched(int from, int to)
    {
        List<int> untouched = [];
        int start = 0;
        for (int line = 0; line < Lines.Length; line++)
        {
            int end = start + Encoding.UTF8.GetByteCount(Lines[line]);
            if (to <= start || from >= end)
            {
                untouched.Add(line);
            }

            start = end + 1;
        }

        return [.. untouched];
    }

    private static async Task AssertSurvivesAsync(byte[] damaged, string what, int[] untouched, bool mayBeWhole = false)
    {
        JournalContent content = await ReadAsync(damaged);

        string?[] found = [.. content.Entries.Select(static entry => entry.RequestId)];
        foreach ((int line, string requestId) in Accepted)
        {
            Assert.True(!untouched.Contains(line) || found.Contains(requestId), $"{requestId} is lost: {what}");
        }

        // A file without a problem is deleted: all of it must have been understood.
        JournalContent whole = await ReadAsync(Whole);
        bool isPrefix = Whole.AsSpan().StartsWith(damaged) && (damaged.Length == 0 || damaged[^1] == '\n' || Whole[damaged.Length] == '\n');
        Assert.True(content.Problem is not null || mayBeWhole || isPrefix || content.Entries.SequenceEqual(whole.Entries), $"The damage goes unnoticed: {what}");
    }

    private static async Task<JournalContent> ReadAsync(byte[] content) =>
        await JournalReader.ReadAsync(new MemoryStream(content), CancellationToken.None);

    private static string[] WriteLines()
    {
        FalJournalEntry a = Entry("a") with { Note = "order-7 café \"x\"" };
        FalJournalEntry d = Entry("d") with { Note = "d" };
        JournalLine[] lines =
        [
            JournalLine.Begin(a),
            JournalLine.Begin(Entry("b")),
            Accept(a),
            JournalLine.Begin(Entry("c")),
            Accept(Entry("c")),
            Accept(Entry("b")),
            JournalLine.End("c"),
            JournalLine.Begin(d),
            Accept(d),
            JournalLine.Begin(Entry("e") with { Note = "e" }),
        ];
        var batch = new JournalBatch();
        foreach (JournalLine line in lines)
        {
            line.Write(batch.Lines);
        }

        return Encoding.UTF8.GetString(batch.Lines.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        static JournalLine Accept(FalJournalEntry entry) => new(JournalStep.Accept, entry with { RequestId = $"request-{entry.Id}" });
    }

    private static FalJournalEntry Entry(string id) =>
        new() { Id = id, EndpointId = "fal-ai/flux-2", CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };
}
