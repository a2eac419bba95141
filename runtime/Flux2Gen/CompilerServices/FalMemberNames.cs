using System.Buffers.Binary;
using System.ComponentModel;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>The names of an object's members on the wire, in the order of its properties: made once for each type.</summary>
/// <remarks>Used by emitted code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FalMemberNames
{
    private const int MaxStackBytes = 256;

    private readonly string[] _names;
    private readonly byte[][] _utf8;
    private readonly JsonEncodedText[] _encoded;

    /// <summary>A hash table with open addressing: a name's place plus 1, or 0 where a slot is free.</summary>
    private readonly int[] _slots;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="names">The names in the order of the properties.</param>
    public FalMemberNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names;
        _utf8 = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        _encoded = Array.ConvertAll(names, static name => JsonEncodedText.Encode(name));
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)(2 * names.Length) + 1)];
        for (int index = 0; index < names.Length; index++)
        {
            _slots[FreeSlot(_utf8[index])] = index + 1;
        }
    }

    internal int Count => _names.Length;

    internal string this[int index] => _names[index];

    /// <summary>The name as a writer takes it, escaped where JSON wants that.</summary>
    internal JsonEncodedText Encoded(int index) => _encoded[index];

    /// <summary>Finds the name that a reader stands on.</summary>
    /// <param name="reader">Stands on the name.</param>
    /// <param name="expected">The place to look at first: members mostly come in their order.</param>
    /// <returns>The name's place, or -1.</returns>
    internal int Find(ref Utf8JsonReader reader, int expected)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
        {
            return FindUnescaped(ref reader);
        }

        ReadOnlySpan<byte> name = reader.ValueSpan;
        return (uint)expected < (uint)_utf8.Length && name.SequenceEqual(_utf8[expected]) ? expected : Find(name);
    }

    internal int Find(string name)
    {
        int size = Encoding.UTF8.GetMaxByteCount(name.Length);
        Span<byte> utf8 = size <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[size];
        return Find(utf8[..Encoding.UTF8.GetBytes(name, utf8)]);
    }

    private int FindUnescaped(ref Utf8JsonReader reader)
    {
        long size = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        Span<byte> utf8 = size <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[size];
        try
        {
            return Find(utf8[..reader.CopyString(utf8)]);
        }
        catch (InvalidOperationException)
        {
            // Half a character, which no listed name has.
            return -1;
        }
    }

    private int Find(ReadOnlySpan<byte> name)
    {
        int mask = _slots.Length - 1;
        int slot = Hash(name) & mask;
        while (_slots[slot] is var place and not 0)
        {
            if (name.SequenceEqual(_utf8[place - 1]))
            {
                return place - 1;
            }

            slot = (slot + 1) & mask;
        }

        return -1;
    }

    private int FreeSlot(ReadOnlySpan<byte> name)
    {
        int mask = _slots.Length - 1;
        int slot = Hash(name) & mask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    /// <summary>A hash of the length, the first eight bytes and the last eight: all that most names have.</summary>
    private static int Hash(ReadOnlySpan<byte> name)
    {
        ulong bits = (ulong)name.Length;
        if (name.Length >= sizeof(ulong))
        {
            bits += BinaryPrimitives.ReadUInt64LittleEndian(name);
            bits ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(name[^sizeof(ulong)..]), 23);
        }
        else
        {
            foreach (byte character in name)
            {
                bits = (bits << 8) + character;
            }
        }

        return (int)((bits * 0x9E3779B97F4A7C15) >> 33);
    }
}
