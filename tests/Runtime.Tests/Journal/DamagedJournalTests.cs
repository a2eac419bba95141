using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.Journal;

/// <summary>A journal never forgets: files that are damaged, foreign or of another version keep no other file from being recovered, and are kept.</summary>
public sealed class DamagedJournalTests : FalTest
{
    private const string Begin = """{"v":1,"step":"begin","id":"a","endpoint":"fal-ai/flux-2","at":"2026-01-01T00:00:00+00:00"}""";
    private const string Accept = """{"v":1,"step":"accept","id":"a","endpoint":"fal-ai/flux-2","at":"2026-01-01T00:00:00+00:00","request":"request-a"}""";

    private JournalFolder Folder => field ??= Own(new JournalFolder());

    public static TheoryData<string, Encoding, bool, string> Editors { get; } = new()
    {
        { "a byte order mark", Encoding.UTF8, true, "\n" },
        { "line ends of Windows", Encoding.UTF8, false, "\r\n" },
        { "line ends of old Macs", Encoding.UTF8, false, "\r" },
        { "a byte order mark and line ends of Windows", Encoding.UTF8, true, "\r\n" },
        { "UTF-16", Encoding.Unicode, true, "\r\n" },
        { "UTF-16 without a mark", Encoding.Unicode, false, "\n" },
        { "UTF-16, big endian", Encoding.BigEndianUnicode, true, "\n" },
        { "UTF-32", Encoding.UTF32, true, "\n" },
        { "blank lines and spaces", Encoding.UTF8, false, " \n\n\t " },
    };

    [Theory]
    [MemberData(nameof(Editors))]
    public async Task File_that_an_editor_saved_is_understood(string what, Encoding encoding, bool hasMark, string lineEnd)
    {
        await Folder.LeaveAsync("a", "b");
        string path = Assert.Single(Folder.Files);
        string text = (await File.ReadAllTextAsync(path)).Replace("\n", lineEnd, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(path, [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);
        using FalFileJournal next = Folder.Open();

        IReadOnlyList<FalJournalEntry> entries = await next.RecoverAsync(CancellationToken.None);

        Assert.Equal(["request-a", "request-b"], entries.Select(static entry => entry.RequestId));
        Assert.True(next.Damaged.Count == 0, what);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Last_line_without_its_end_is_taken()
    {
        Write("1", Begin + "\n" + Accept);
        using FalFileJournal next = Folder.Open();

        Assert.Equal(["request-a"], (await next.RecoverAsync(CancellationToken.None)).Select(static entry => entry.RequestId));
        Assert.Empty(next.Damaged);
    }

    [Fact]
    public async Task Accept_line_stands_alone()
    {
        using (FalFileJournal dead = Folder.Open())
        {
            await dead.BeginAsync(JournalFolder.Entry("a") with { Note = "order-7" }, CancellationToken.None);
            await dead.AcceptAsync("a", "request-a", CancellationToken.None);
        }

        string path = Assert.Single(Folder.Files);
        string accept = (await File.ReadAllLinesAsync(path))[1];
        await File.WriteAllTextAsync(path, accept);
        using FalFileJournal next = Folder.Open();

        Assert.Equal([JournalFolder.Entry("a") with { Note = "order-7", RequestId = "request-a" }], await next.RecoverAsync(CancellationToken.None));
        Assert.Empty(next.Damaged);
    }

    [Theory]
    [InlineData(Begin + "\ngarbage\n" + Accept + "\n")]
    [InlineData("{\"step\":\"begin\",\"id\":\"a\x02,\"endpoint\":\"fal-ai/flux-2\"}\n" + Accept + "\n")]
    [InlineData("{\"v\":1,\"step\":\"begin2\",\"id\":\"a\",\"endpoint\":\"fal-ai/flux-2\"}\n{\"v\":1,\"step\":\"accept\",\"id\":\"a\",\"request\":\"request-a\"}\n")]
    [InlineData(Begin + "\n" + Accept + "\n{\"v\":1,\"step\":\"renew\",\"id\":\"a\"}\n")]
    [InlineData(Begin + "\n{\"v\":2,\"step\":\"accept\",\"id\":\"a\",\"request\":\"request-a\"}\n")]
    [InlineData(Begin + "\n{\"v\":1,\"step\":\"accept\",\"id\":\"a\",\"request\":\"request-a\",\"lease\":5}\n")]
    [InlineData(Begin + "\n" + Accept + "\n{\"v\":2,\"step\":\"end\",\"id\":\"a\"}\n")]
    [InlineData(Begin + "\n" + Accept + "\n{\"v\":1,\"step\":\"end\",\"id\":\"a\",\"crc\":\"00000000\"}\n")]
    [InlineData(Begin + Accept + "\n")]
    [InlineData(Accept + "\n{\"v\":1,\"step\":\"acc")]
    [InlineData(Accept + "\n\0\0\0\0\0\0\0\0")]
    [InlineData("[]\n" + Accept)]
    [InlineData("{\"step\":\"begin\",\"id\":7}\n" + Accept)]
    public async Task File_that_is_not_understood_gives_its_entries_and_is_set_aside(string content)
    {
        string path = Write("1", content);
        using FalFileJournal next = Folder.Open();

        Assert.Equal([("a", "request-a")], (await next.RecoverAsync(CancellationToken.None)).Select(static entry => (entry.Id, entry.RequestId)));

        Assert.Equal($"{path}.bad", Assert.Single(next.Damaged).Path);
        Assert.Equal(content, await File.ReadAllTextAsync($"{path}.bad"));
        Assert.False(File.Exists(path));
        Assert.Empty(await next.RecoverAsync(CancellationToken.None));
        Assert.Single(next.Damaged);
    }

    [Fact]
    public async Task Torn_character_in_a_note_costs_neither_the_id_nor_other_files()
    {
        byte[] torn = [.. """{"v":1,"step":"accept","id":"a","endpoint":"fal-ai/flux-2","request":"request-a","note":"order """u8, 0xe2, 0x96, .. "\"}\n"u8];
        await File.WriteAllBytesAsync(PathOf("1"), torn);
        Write("2", Accept.Replace("\"a\"", "\"b\"", StringComparison.Ordinal).Replace("request-a", "request-b", StringComparison.Ordinal));
        using FalFileJournal next = Folder.Open();

        Assert.Equal(["request-a", "request-b"], (await next.RecoverAsync(CancellationToken.None)).Select(static entry => entry.RequestId).Order());
        Assert.Equal(torn, await File.ReadAllBytesAsync(Assert.Single(next.Damaged).Path));
    }

    [Fact]
    public async Task Earlier_damage_is_not_overwritten()
    {
        for (int time = 1; time <= 3; time++)
        {
            Write("1", $"garbage {time}");
            using FalFileJournal next = Folder.Open();
            Assert.Empty(await next.RecoverAsync(CancellationToken.None));
        }

        Assert.Equal(
            ["garbage 1", "garbage 2", "garbage 3"],
            new[] { ".bad", ".bad2", ".bad3" }.Select(end => File.ReadAllText(PathOf("1") + end)));
    }

    [Fact]
    public async Task What_is_no_file_keeps_no_other_from_being_recovered()
    {
        // They come before and after the journal in any order of names.
        Directory.CreateDirectory(PathOf("0"));
        File.CreateSymbolicLink(PathOf("00"), Path.Combine(Folder.Path, "nowhere"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(PathOf("z")));
        bool hasPipe = !OperatingSystem.IsWindows() && MakePipe(PathOf("zz"));
        await Folder.LeaveAsync("a", "b");
        using FalFileJournal next = Folder.Open();

        Assert.Equal(["request-a", "request-b"], (await next.RecoverAsync(CancellationToken.None)).Select(static entry => entry.RequestId));

        Assert.Equal([PathOf("z"), .. hasPipe ? [PathOf("zz")] : Array.Empty<string>()], next.Damaged.Select(static damage => damage.Path).Order(StringComparer.Ordinal));
        Assert.All(next.Damaged, static damage => Assert.True(Path.Exists(damage.Path)));
    }

    [Fact]
    public async Task Entries_on_both_sides_of_a_hole_of_gigabytes_are_read()
    {
        using (FileStream file = File.Create(PathOf("1")))
        {
            file.Write(Encoding.UTF8.GetBytes(Accept + "\n"));
            file.SetLength(int.MaxValue + 1_000_000L);
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes(Accept.Replace("\"a\"", "\"b\"", StringComparison.Ordinal).Replace("request-a", "request-b", StringComparison.Ordinal)));
        }

        await Folder.LeaveAsync("c");
        using FalFileJournal next = Folder.Open();

        Assert.Equal(["request-a", "request-b", "request-c"], (await next.RecoverAsync(CancellationToken.None)).Select(static entry => entry.RequestId).Order());
        Assert.Equal($"{PathOf("1")}.bad", Assert.Single(next.Damaged).Path);
    }

    [Fact]
    public async Task Resuming_logs_the_damage_once_and_gives_the_rest()
    {
        Write("1", "garbage\n" + Accept);
        var logs = new CollectingLoggerFactory();
        using FalFileJournal journal = Folder.Open();
        FalClient client = CreateClient(settings => (settings.Journal, settings.LoggerFactory) = (journal, logs));

        Assert.Equal(["request-a"], await client.ResumeAsync().Select(static unfinished => unfinished.RequestId).ToListAsync());
        await client.ResumeAsync().ToListAsync();

        LogEntry entry = Assert.Single(logs.Entries, static entry => entry.Event.Id == 15);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Contains($"{PathOf("1")}.bad", entry.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("garbage", entry.Message, StringComparison.Ordinal);
    }

    private static bool MakePipe(string path)
    {
        using Process process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    private string PathOf(string name) => Path.Combine(Folder.Path, $"{name}.faljournal");
}
