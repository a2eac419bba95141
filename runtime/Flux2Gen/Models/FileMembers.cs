using System.Text.Json;

namespace Flux2Gen.Models;

/// <summary>Reads and writes the members that all of fal's files have: 0 to 4 of each type.</summary>
internal ref struct FileMembers
{
    /// <summary>The place of a type's first member of its own.</summary>
    public const int Count = 5;

    public string? Url { get; private set; }

    public string? ContentType { get; private set; }

    public string? FileName { get; private set; }

    public long? FileSize { get; private set; }

    public string? FileData { get; private set; }

    /// <summary>The names: these members' first, then a type's own.</summary>
    public static FalMemberNames Names(params string[] own) => new(["url", "content_type", "file_name", "file_size", "file_data", .. own]);

    /// <summary>Writes the members.</summary>
    public static void Write(ref FalMemberWriter members, FalFile value)
    {
        members.Required(0, value.Url);
        members.Optional(1, value.ContentType);
        members.Optional(2, value.FileName);
        members.Optional(3, value.FileSize);
        members.Optional(4, value.FileData);
    }

    /// <summary>Reads a member.</summary>
    public void Read(ref Utf8JsonReader reader, ref FalMemberReader members)
    {
        switch (members.Index)
        {
            case 0:
                Url = members.ReadString(ref reader);
                break;
            case 1:
                ContentType = members.ReadString(ref reader);
                break;
            case 2:
                FileName = members.ReadString(ref reader);
                break;
            case 3:
                FileSize = members.ReadInt64(ref reader);
                break;
            default:
                FileData = members.ReadString(ref reader);
                break;
        }
    }
}
