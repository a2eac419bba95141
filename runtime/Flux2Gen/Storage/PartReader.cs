using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Flux2Gen.Content;

namespace Flux2Gen.Storage;

/// <summary>Cuts a file into parts, one after the other.</summary>
/// <remarks>
/// What cannot be read at any place is read into memory part by part. There are never more parts than are sent at a time, and their
/// memory is used again.
/// </remarks>
internal sealed class PartReader(UploadSource source, long partSize)
{
    public const int MaximumParts = 10_000;

    private const int Mebibyte = 1 << 20;

    private readonly ConcurrentBag<byte[]> _buffers = [];
    private int _number;
    private long _offset;
    private bool _isAtEnd;

    /// <summary>How large the parts of a file have to be, so that there are not too many.</summary>
    /// <param name="wanted">How large they should be.</param>
    /// <param name="length">How long the file is, if that is known.</param>
    public static long SizeFor(long wanted, long? length)
    {
        long least = ((length ?? 0) + MaximumParts - 1) / MaximumParts;
        return wanted >= least ? wanted : (least + Mebibyte - 1) / Mebibyte * Mebibyte;
    }

    /// <summary>The next part, or null at the end. The first one is given also when the file is empty.</summary>
    public async ValueTask<FilePart?> NextAsync(CancellationToken cancellationToken)
    {
        if (_isAtEnd)
        {
            return null;
        }

        FilePart? part = source.Length is { } length ? Next(length) : await ReadNextAsync(cancellationToken).ConfigureAwait(false);
        _isAtEnd |= part is null;
        return part;
    }

    /// <summary>The rest of the parts.</summary>
    /// <param name="first">One that was taken already and comes first, if any.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<FilePart> RestAsync(FilePart? first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (FilePart? part = first ?? await NextAsync(cancellationToken).ConfigureAwait(false);
            part is not null;
            part = await NextAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return part;
        }
    }

    /// <summary>Takes the memory of a part back.</summary>
    public void Return(FilePart part)
    {
        if (part.Buffer is { } buffer)
        {
            _buffers.Add(buffer);
        }
    }

    private FilePart? Next(long length)
    {
        long offset = _offset;
        _offset += partSize;
        return offset < length || offset == 0 ? new FilePart(++_number, source, offset, Math.Min(partSize, length - offset)) : null;
    }

    private async ValueTask<FilePart?> ReadNextAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = _buffers.TryTake(out byte[]? used) ? used : GC.AllocateUninitializedArray<byte>((int)partSize);
        int length = 0;
        while (length < buffer.Length)
        {
            int count = await source.ReadAsync(_offset, buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += count;
            _offset += count;
            if (count == 0)
            {
                _isAtEnd = true;
                break;
            }
        }

        if (length == 0 && _number > 0)
        {
            return null;
        }

        if (_number == MaximumParts)
        {
            string size = partSize.ToString("N0", CultureInfo.InvariantCulture);
            throw new FalException($"The file does not end after 10,000 parts of {size} bytes, and storage takes no more: set a larger FalUploadOptions.PartSize.");
        }

        return new FilePart(++_number, new MemorySource(buffer.AsMemory(0, length)), 0, length, buffer);
    }
}
