using System.Buffers.Binary;

namespace Flux2Gen.Realtime.MessagePack;

/// <summary>Walks over bytes of MessagePack. No length that they claim is believed before that many bytes are there.</summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>Gets how many bytes were read.</summary>
    public int Position { get; private set; }

    public readonly int Remaining => _message.Length - Position;

    /// <exception cref="MessagePackException">There is no more.</exception>
    public byte ReadByte() => Take(1)[0];

    /// <exception cref="MessagePackException">There are not that many.</exception>
    public ReadOnlySpan<byte> ReadBytes(uint length) => Take(length);

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    public float ReadSingle() => BinaryPrimitives.ReadSingleBigEndian(Take(4));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>Reads the length of a text or of bytes whose format is one of three in a row: with 8, 16 and 32 bits.</summary>
    public uint ReadLength(int bits) => bits switch
    {
        8 => ReadByte(),
        16 => ReadUInt16(),
        _ => ReadUInt32(),
    };

    /// <summary>Checks how many values are said to follow: each takes at least a byte.</summary>
    /// <exception cref="MessagePackException">There are not that many bytes.</exception>
    public readonly uint CheckCount(uint count, int bytesEach) =>
        (ulong)count * (uint)bytesEach <= (ulong)Remaining
            ? count
            : throw new MessagePackException($"{count} values are announced at byte {Position}, and only {Remaining} bytes follow.");

    private ReadOnlySpan<byte> Take(uint length)
    {
        if (length > (uint)Remaining)
        {
            throw new MessagePackException($"{length} bytes are announced at byte {Position}, and only {Remaining} follow.");
        }

        ReadOnlySpan<byte> taken = _message.Slice(Position, (int)length);
        Position += (int)length;
        return taken;
    }
}
