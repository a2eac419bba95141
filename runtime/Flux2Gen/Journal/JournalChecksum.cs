using System.Globalization;
using System.Numerics;
using System.Text;

namespace Flux2Gen.Journal;

/// <summary>The checksum of a line: CRC-32C of its values, so that other line ends, encodings and spaces do not change it.</summary>
internal static class JournalChecksum
{
    public static string Of(JournalStep step, FalJournalEntry entry)
    {
        string values = string.Create(
            CultureInfo.InvariantCulture, $"{step}\n{entry.Id}\n{entry.EndpointId}\n{entry.RequestId}\n{entry.CreatedAt.UtcTicks}\n{entry.Note}");
        uint crc = uint.MaxValue;
        foreach (byte value in Encoding.UTF8.GetBytes(values))
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return (~crc).ToString("x8", CultureInfo.InvariantCulture);
    }
}
