using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Text;

namespace Flux2Gen.Streaming;

/// <summary>What a stream gave so far, for the error that may end it: all of it, or the last so many bytes.</summary>
/// <param name="maximumSize">How many bytes are kept.</param>
internal sealed class ReceivedEvents(long maximumSize)
{
    /// <summary>About what an event takes beside its bytes, when it is kept and when it is read: a stream of very small ones must not take many times its size.</summary>
    private const int Overhead = 256;

    private readonly Queue<ReadOnlyMemory<byte>> _events = new();
    private long _size;

    public void Add(ReadOnlyMemory<byte> data)
    {
        _events.Enqueue(data);
        _size += data.Length + Overhead;
        while (_size > maximumSize)
        {
            _size -= _events.Dequeue().Length + Overhead;
        }
    }

    /// <summary>Reads those that are JSON, without the key should the server have repeated it.</summary>
    public IReadOnlyList<JsonElement> ToJson(string? key)
    {
        var list = new List<JsonElement>(_events.Count);
        foreach (ReadOnlyMemory<byte> data in _events)
        {
            if (JsonElementExtensions.TryParse(ErrorText.WithoutKey(data, key)) is { } json)
            {
                list.Add(json);
            }
        }

        return list;
    }
}
