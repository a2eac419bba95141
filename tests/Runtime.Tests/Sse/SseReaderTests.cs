using System.Text;

namespace Flux2Gen.Runtime.Tests.Sse;

public class SseReaderTests
{
    [Theory]
    [InlineData("data: a\n\ndata: b\n\n", "a|b")]
    [InlineData("data: a\r\n\r\ndata: b\r\n\r\n", "a|b")]
    [InlineData("data: a\r\rdata: b\r\r", "a|b")]
    [InlineData("data: a\r\n\ndata: b\n\r\n", "a|b")]
    [InlineData("data:a\n\n", "a")]
    [InlineData("data:  a \n\n", " a ")]
    [InlineData("data: one\ndata: two\n\n", "one\ntwo")]
    [InlineData("data\n\n", "")]
    [InlineData("data:\ndata\n\n", "\n")]
    [InlineData(": hello\n\n:\n\ndata: a\n: between\n\n", "a")]
    [InlineData("id: 7\nretry: 100\nunknown: x\nno colon\ndata: a\n\n", "a")]
    [InlineData("id: 7\n\nevent: ping\n\ndata: a\n\n", "a")]
    [InlineData("\uFEFFdata: a\n\n", "a")]
    [InlineData("\n\uFEFFdata: a\n\ndata: b\n\n", "b")]
    [InlineData("data: {\"x\":\"a:b\"}\n\n", "{\"x\":\"a:b\"}")]
    [InlineData("Data: a\n data: b\ndata : c\n\n", "")]
    [InlineData("data: torn\n", "")]
    [InlineData("data: whole\n\ndata: to", "whole")]
    [InlineData("", "")]
    [InlineData("data: \u00e4\u20ac\U0001f600\n\n", "\u00e4\u20ac\U0001f600")]
    public async Task Events_are_read_the_same_however_their_bytes_arrive(string stream, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(stream);
        foreach (int size in new[] { 1, 2, 3, 7, bytes.Length + 1 })
        {
            List<SseEvent> events = await ReadAsync(bytes, size);

            Assert.Equal(expected, string.Join('|', events.Select(Text)));
        }
    }

    [Fact]
    public async Task A_type_holds_for_its_event_only()
    {
        List<SseEvent> events = await ReadAsync("event: error\ndata: a\n\ndata: b\n\n"u8.ToArray(), 5);

        Assert.Equal([("error", "a"), ("", "b")], events.Select(next => (next.Type, Text(next))));
    }

    [Fact]
    public async Task An_event_is_there_before_the_line_feed_after_its_last_carriage_return()
    {
        var parts = new Queue<string>(["data: a\r\n\r", "\ndata: b\r\n\r\n"]);
        var reader = new SseReader((buffer, _) => new ValueTask<int>(Encoding.UTF8.GetBytes(parts.Dequeue(), buffer.Span)), 100);

        Assert.Equal("a", Text((await reader.ReadAsync(default))!.Value));
        Assert.Single(parts);
        Assert.Equal("b", Text((await reader.ReadAsync(default))!.Value));
    }

    [Fact]
    public async Task Data_is_kept_after_the_next_event()
    {
        List<SseEvent> events = await ReadAsync("data: first\n\ndata: other\n\n"u8.ToArray(), 1000);

        Assert.Equal("first", Text(events[0]));
    }

    [Theory]
    [InlineData("data: 0123456789\n\n")]
    [InlineData("data: 01234\ndata: 56789\n\n")]
    [InlineData(": a comment without an end")]
    public async Task What_is_too_large_is_an_error(string stream) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(Encoding.UTF8.GetBytes(stream), 3, maximumSize: 10));

    [Fact]
    public async Task Many_events_may_be_larger_together()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("data: 0123\n\n", 5000)));

        Assert.Equal(5000, (await ReadAsync(bytes, 4096, maximumSize: 10)).Count);
    }

    [Fact]
    public async Task An_event_may_be_larger_than_the_buffer()
    {
        string text = new('x', 100_000);

        Assert.Equal(text, Text(Assert.Single(await ReadAsync(Encoding.UTF8.GetBytes($"data: {text}\n\n"), 4096, maximumSize: 200_000))));
    }

    private static string Text(SseEvent next) => Encoding.UTF8.GetString(next.Data.Span);

    private static async Task<List<SseEvent>> ReadAsync(byte[] bytes, int size, int maximumSize = 10_000)
    {
        int position = 0;
        var reader = new SseReader(
            (buffer, _) =>
            {
                int count = Math.Min(Math.Min(size, buffer.Length), bytes.Length - position);
                bytes.AsMemory(position, count).CopyTo(buffer);
                position += count;
                return new ValueTask<int>(count);
            },
            maximumSize);
        var events = new List<SseEvent>();
        while (await reader.ReadAsync(default) is { } next)
        {
            events.Add(next);
        }

        return events;
    }
}
