using System.Security.Cryptography;
using System.Text;

namespace Flux2Gen.Emulator.Storage;

/// <summary>Parts, one after the other.</summary>
internal sealed class JoinedContent : StoredContent
{
    private readonly StoredContent[] _parts;
    private readonly long[] _starts;

    public JoinedContent(StoredContent[] parts)
        : base(parts.Sum(part => part.Length), TagOf(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(parts.Select(part => part.Tag)))).AsSpan()))
    {
        _parts = [.. parts.Where(part => part.Length > 0)];
        _starts = new long[_parts.Length];
        for (int index = 1; index < _parts.Length; index++)
            _starts[index] = _starts[index - 1] + _parts[index - 1].Length;
    }

    public override ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (offset >= Length)
            return new(0);
        int found = Array.BinarySearch(_starts, offset);
        int index = found >= 0 ? found : ~found - 1;
        return _parts[index].ReadAsync(offset - _starts[index], buffer, cancellationToken);
    }
}
