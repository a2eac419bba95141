using System.Buffers.Binary;
using System.Globalization;

namespace Flux2Gen.Realtime.MessagePack;

/// <summary>The time that an extension of type -1 holds.</summary>
internal static class MessagePackTimestamp
{
    private const uint MaximumNanoseconds = 999_999_999;

    /// <summary>The time as ISO 8601 text in UTC, with nanoseconds where there are any; null when the bytes are no time, or one before the year 1 or after 9999.</summary>
    public static string? TryFormat(ReadOnlySpan<byte> data)
    {
        long seconds;
        uint nanoseconds;
        switch (data.Length)
        {
            case 4:
                seconds = BinaryPrimitives.ReadUInt32BigEndian(data);
                nanoseconds = 0;
                break;
            case 8:
                ulong both = BinaryPrimitives.ReadUInt64BigEndian(data);
                nanoseconds = (uint)(both >> 34);
                seconds = (long)(both & 0x3_ffff_ffff);
                break;
            case 12:
                nanoseconds = BinaryPrimitives.ReadUInt32BigEndian(data);
                seconds = BinaryPrimitives.ReadInt64BigEndian(data[4..]);
                break;
            default:
                return null;
        }

        if (nanoseconds > MaximumNanoseconds
            || seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds() || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return null;
        }

        string time = DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return nanoseconds == 0 ? $"{time}Z" : string.Create(CultureInfo.InvariantCulture, $"{time}.{nanoseconds:000000000}Z");
    }
}
