using System.Buffers;
using System.Text;

namespace Flux2Gen.Transport;

/// <summary>Reads server-sent events, as the HTML standard describes them.</summary>
/// <remarks>
/// Lines are cut out of bytes, before they are taken for text: no character that takes several bytes can be torn, however the
/// bytes arrive. An event that the stream breaks off in is dropped, as the standard says.
/// </remarks>
/// <param name="read">Reads bytes into a buffer; 0 at the end of the stream.</param>
/// <param name="maximumSize">How many bytes one event, or one line, may have.</param>
internal sealed class SseReader(Func<Memory<byte>, CancellationToken, ValueTask<int>> read, int maximumSize)
{
    private const byte CarriageReturn = (byte)'\r';
    private const byte LineFeed = (byte)'\n';

    private readonly byte[] _buffer = new byte[4096];
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly ArrayBufferWriter<byte> _data = new();
    private string _type = "";
    private int _position;
    private int _count;
    private bool _isFirstLine = true;
    private bool _isAfterCarriageReturn;
    private bool _hasData;

    /// <summary>Gets a value indicating whether the stream has ended within an event.</summary>
    public bool HasUnfinishedEvent => _hasData || (_line.WrittenCount > 0 && _line.WrittenSpan[0] != ':');

    /// <summary>Reads the next event; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">An event is larger than allowed.</exception>
    public async ValueTask<SseEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (TryReadLine())
            {
                if (TakeLine() is { } complete)
                {
                    return complete;
                }
            }

            _position = 0;
            _count = await read(_buffer, cancellationToken).ConfigureAwait(false);
            if (_count == 0)
            {
                return null;
            }
        }
    }

    /// <summary>Moves bytes from the buffer to the line, up to its end; false when the buffer ends first.</summary>
    private bool TryReadLine()
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_position, _count - _position);
        if (_isAfterCarriageReturn && rest.Length > 0)
        {
            // The line ended with the carriage return: a line feed after it belongs to the same end, and may come much later.
            _isAfterCarriageReturn = false;
            if (rest[0] == LineFeed)
            {
                _position++;
                rest = rest[1..];
            }
        }

        int end = rest.IndexOfAny(CarriageReturn, LineFeed);
        ReadOnlySpan<byte> part = end < 0 ? rest : rest[..end];
        Append(_line, part);
        _position += part.Length;
        if (end < 0)
        {
            return false;
        }

        _isAfterCarriageReturn = rest[end] == CarriageReturn;
        _position++;
        return true;
    }

    /// <summary>Makes of the line what it stands for, and gives the event that it completes.</summary>
    private SseEvent? TakeLine()
    {
        ReadOnlySpan<byte> line = _line.WrittenSpan;
        if (_isFirstLine)
        {
            _isFirstLine = false;
            line = line.StartsWith("\uFEFF"u8) ? line["\uFEFF"u8.Length..] : line;
        }

        SseEvent? complete = null;
        if (line.IsEmpty)
        {
            complete = _hasData ? new SseEvent(_type, _data.WrittenSpan.ToArray()) : null;
            _type = "";
            _hasData = false;
            _data.ResetWrittenCount();
        }
        else
        {
            // A line that begins with the colon is a comment: a field without a name.
            int colon = line.IndexOf((byte)':');
            ReadOnlySpan<byte> name = colon < 0 ? line : line[..colon];
            ReadOnlySpan<byte> value = colon < 0 ? [] : line[(colon + 1)..];
            TakeField(name, value.StartsWith(" "u8) ? value[1..] : value);
        }

        _line.ResetWrittenCount();
        return complete;
    }

    private void TakeField(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("data"u8))
        {
            if (_hasData)
            {
                Append(_data, "\n"u8);
            }

            _hasData = true;
            Append(_data, value);
        }
        else if (name.SequenceEqual("event"u8))
        {
            _type = Encoding.UTF8.GetString(value);
        }
    }

    private void Append(ArrayBufferWriter<byte> target, ReadOnlySpan<byte> bytes)
    {
        if (target.WrittenCount + bytes.Length > maximumSize)
        {
            throw new InvalidDataException($"An event of the stream has more than {maximumSize} bytes.");
        }

        target.Write(bytes);
    }
}
