using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Journal;

/// <summary>An entry that is damaged where the program reads it keeps no other one from being taken up.</summary>
public sealed class DamagedIdTests : FalTest
{
    private JournalFolder Folder => field ??= Own(new JournalFolder());

    private string File1 => Path.Combine(Folder.Path, "1.faljournal");

    public static TheoryData<string> Ids { get; } =
        new("paid%0", "", new string('a', 129), "a b", "a\\ufffd", "../x", "..", "a/b", "\\ud800", "a\\n", "ä");

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Id_that_is_none_blocks_no_other_request(string id)
    {
        await File.WriteAllTextAsync(File1, Line("a", id) + Line("b", "request-b") + Line("c", "request-c"));

        for (int start = 1; start <= 3; start++)
        {
            using FalFileJournal journal = Folder.Open();
            FalClient client = CreateClient(settings => settings.Journal = journal);
            var attached = new List<string>();
            await foreach (FalUnfinishedRequest unfinished in client.ResumeAsync())
            {
                bool isTaken = unfinished.TryAttach(client.Endpoint(JournalFolder.EndpointId), out FalRequest<JsonElement>? request);
                Assert.Equal(isTaken, unfinished.HasRequestId);
                attached.Add(isTaken ? request!.RequestId : $"no id: {unfinished.Note}");
            }

            Assert.Equal(["no id: note-a", "request-b", "request-c"], attached.Order(StringComparer.Ordinal));
            if (start == 1)
            {
                Assert.Equal($"{File1}.bad", Assert.Single(journal.Damaged).Path);
            }
        }
    }

    [Fact]
    public async Task Flipped_bit_in_an_id_is_reported_and_shown()
    {
        await Folder.LeaveAsync("a", "b");
        string path = Assert.Single(Folder.Files);
        string text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace("request-a", "request%a", StringComparison.Ordinal));
        using FalFileJournal journal = Folder.Open();
        FalClient client = CreateClient(settings => settings.Journal = journal);

        List<FalUnfinishedRequest> found = await client.ResumeAsync().ToListAsync();

        Assert.Equal([("request%a", false), ("request-b", true)], found.Select(static one => (one.RequestId, one.HasRequestId)).Order());
        Assert.Single(journal.Damaged);
    }

    [Fact]
    public async Task Id_of_another_line_counts_more_than_a_damaged_one()
    {
        await File.WriteAllTextAsync(File1, Line("a", "paid%0") + Line("a", "paid-0") + Line("a", "paid 0"));

        Assert.Equal(["paid-0"], await Folder.FindAsync());
    }

    [Theory]
    [InlineData("at", "\\ud8002026-01-01T00:00:00+00:00")]
    [InlineData("step", "\\ud800")]
    [InlineData("endpoint", "\\ud800")]
    [InlineData("crc", "\\ud800")]
    [InlineData("later", "\\ud800")]
    public async Task Half_a_character_costs_no_file(string member, string value)
    {
        await File.WriteAllTextAsync(
            File1, $$"""{"v":1,"{{member}}":"{{value}}","step":"begin","id":"a","endpoint":"fal-ai/flux-2","request":"request-a"}""" + "\n" + Line("c", "request-c"));
        await Folder.LeaveAsync("b");
        using FalFileJournal next = Folder.Open();

        IEnumerable<string?> ids = (await next.RecoverAsync(CancellationToken.None)).Select(static entry => entry.RequestId);

        Assert.Subset(ids.ToHashSet(), new HashSet<string?> { "request-b", "request-c" });
        Assert.Equal($"{File1}.bad", Assert.Single(next.Damaged).Path);
    }

    [Fact]
    public async Task Crafted_nesting_takes_time_in_proportion()
    {
        string opened = string.Concat(Enumerable.Repeat("{\"a\":[", 250));
        StringBuilder crafted = new StringBuilder(opened).Insert(opened.Length, "1,", 7_000_000).Append('\n');
        await File.WriteAllTextAsync(File1, crafted.ToString() + Line("a", "request-a"));

        Assert.Equal(["request-a"], await Task.Run(Folder.FindAsync).WaitAsync(HangLimit));
        Assert.True(File.Exists($"{File1}.bad"));
    }

    private static string Line(string id, string requestId) =>
        $$"""{"v":1,"step":"accept","id":"{{id}}","endpoint":"{{JournalFolder.EndpointId}}","at":"2026-01-01T00:00:00+00:00","request":"{{requestId}}","note":"note-{{id}}"}""" + "\n";
}
