using System.Text.Json;

namespace Flux2Gen;

/// <summary>Reads and writes the members that all of fal's files have: 0 to 3 of each type.</summary>
internal ref struct FileMembers
{
    /// <summary>The place of a type's first member of its own.</summary>
    public const int Count = 4;

    /// <summary>The required members, for <see cref="FalMemberReader.State"/>: the URL.</summary>
    public const ulong Required = 0x1;

    public string? Url { get; private set; }

    public string? ContentType { get; private set; }

    public string? FileName { get; private set; }

    public long? FileSize { get; private set; }

    /// <summary>Writes the members.</summary>
    public static void Write(FalMemberWriter members, FalFile value)
    {
        members.Required(0, "url"u8, value.Url);
        members.Optional(1, "content_type"u8, value.ContentType);
        members.Optional(2, "file_name"u8, value.FileName);
        members.Optional(3, "file_size"u8, value.FileSize);
    }

    /// <summary>Reads a member, or keeps it as one that no property holds.</summary>
    public void Read(ref Utf8JsonReader reader, ref FalMemberReader members)
    {
        if (reader.ValueTextEquals("url"u8))
        {
            Url = members.HasValue(ref reader, 0) ? FalJsonReader.ReadString(ref reader) : null;
        }
        else if (reader.ValueTextEquals("content_type"u8))
        {
            ContentType = members.HasValue(ref reader, 1) ? FalJsonReader.ReadString(ref reader) : null;
        }
        else if (reader.ValueTextEquals("file_name"u8))
        {
            FileName = members.HasValue(ref reader, 2) ? FalJsonReader.ReadString(ref reader) : null;
        }
        else if (reader.ValueTextEquals("file_size"u8))
        {
            FileSize = members.ReadInt64(ref reader, 3, "file_size"u8);
        }
        else
        {
            members.Keep(ref reader);
        }
    }
}
