using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.Journal;

/// <summary>Reads a journal, whatever state it is in: other encodings and line ends, torn, zero-filled, joined and very long lines.</summary>
internal sealed class JournalReader
{
    /// <summary>The longest line that is read as a whole.</summary>
    public const int MaximumLine = 16 << 20;

    private const int ChunkSize = 64 << 10;

    /// <summary>Bounds the time that garbage takes: each attempt may throw.</summary>
    private const int MaximumAttempts = 10_000;

    /// <summary>How often the bytes of a line may be read in search of objects, on average. One attempt may read to the end and fail.</summary>
    private const int MaximumPasses = 8;

    /// <summary>Those with the longer beginning first: one is the beginning of another.</summary>
    private static readonly Encoding[] Encodings = [new UTF32Encoding(), new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.Unicode, Encoding.BigEndianUnicode];

    private readonly JournalEntries _entries = new();
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _attempts;
    private long _lines;
    private long _damaged;

    /// <summary>Reads a file from its beginning.</summary>
    public static async Task<JournalContent> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        var reader = new JournalReader();
        string? problem = null;
        try
        {
            await reader.ReadLinesAsync(file, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever one file does to its reader, it must not hide the other files.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            problem = exception.Message;
        }

        reader.EndLine();
        problem ??= reader._damaged == 0 ? null
            : string.Create(CultureInfo.InvariantCulture, $"{reader._damaged} of its {reader._lines} lines could not be understood, or not to their ends.");
        return new JournalContent(reader._entries.Open, problem);
    }

    private async Task ReadLinesAsync(Stream file, CancellationToken cancellationToken)
    {
        var chunk = new byte[ChunkSize];
        file.Position = 0;
        int count = await file.ReadAtLeastAsync(chunk, 8, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (EncodingOf(chunk.AsSpan(0, count)) is { } encoding)
        {
            // As an editor saved it.
            file.Position = 0;
            file = Encoding.CreateTranscodingStream(file, encoding, Encoding.UTF8, leaveOpen: true);
            count = await file.ReadAsync(chunk, cancellationToken).ConfigureAwait(false);
        }

        while (count > 0)
        {
            Read(chunk.AsSpan(0, count));
            count = await file.ReadAsync(chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Encoding? EncodingOf(ReadOnlySpan<byte> beginning)
    {
        foreach (Encoding encoding in Encodings)
        {
            if (beginning.StartsWith(encoding.Preamble) || beginning.StartsWith(encoding.GetBytes("{\"")))
            {
                return encoding;
            }
        }

        return null;
    }

    private void Read(ReadOnlySpan<byte> chunk)
    {
        while (chunk.IndexOfAny((byte)'\n', (byte)'\r', (byte)0) is var end && end >= 0)
        {
            Add(chunk[..end]);
            EndLine();
            chunk = chunk[end..];
            int zeros = chunk.IndexOfAnyExcept((byte)0);
            if (zeros == 0)
            {
                chunk = chunk[1..];
                continue;
            }

            // A disk that lost power leaves zeros where lines were to be.
            _lines++;
            _damaged++;
            chunk = zeros < 0 ? [] : chunk[zeros..];
        }

        Add(chunk);
    }

    private void Add(ReadOnlySpan<byte> part)
    {
        if (_line.WrittenCount + part.Length > MaximumLine)
        {
            EndLine();
        }

        _line.Write(part);
    }

    private void EndLine()
    {
        ReadOnlyMemory<byte> text = Trim(_line.WrittenMemory);
        if (!text.IsEmpty)
        {
            _lines++;
            if (TryReadLine(text) is { } line)
            {
                _damaged += line.IsIntact ? 0 : 1;
                _entries.Apply(line);
            }
            else
            {
                _damaged++;
                Salvage(text);
            }
        }

        _line.ResetWrittenCount();
    }

    /// <summary>Reads a line. Whatever a damaged one does to its reader, it must not hide the other lines.</summary>
    private static JournalLine? TryReadLine(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JournalLine.TryRead(text);
        }
#pragma warning disable CA1031
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Takes the objects out of a line that is none: lines that lost the end between them, or follow a torn one.</summary>
    private void Salvage(ReadOnlyMemory<byte> text)
    {
        long allowed = (long)text.Length * MaximumPasses;
        while (text.Span.IndexOf("{\""u8) is var start && start >= 0 && _attempts < MaximumAttempts && allowed > 0)
        {
            _attempts++;
            text = text[start..];
            (int length, long read) = MeasureObject(text.Span);
            allowed -= read;
            if (length > 0 && TryReadLine(text[..length]) is { Step: not JournalStep.End } line)
            {
                _entries.Apply(line);
            }

            text = text[Math.Max(1, length)..];
        }
    }

    /// <summary>Measures the object that a text begins with: 0 if it is none. The second number is that of the bytes that were read for it.</summary>
    private static (int Length, long Read) MeasureObject(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, ModelJson.ReaderOptions);
        try
        {
            reader.Read();
            reader.Skip();
            return ((int)reader.BytesConsumed, reader.BytesConsumed);
        }
        catch (JsonException)
        {
            return (0, reader.BytesConsumed);
        }
    }

    /// <summary>Removes white space, and the byte order mark that an editor put in front.</summary>
    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> text)
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        ReadOnlyMemory<byte> rest = text.Span.StartsWith(mark) ? text[mark.Length..] : text;
        return rest.Trim(" \t"u8);
    }
}
