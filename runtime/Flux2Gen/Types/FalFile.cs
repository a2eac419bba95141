using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>A file that a model made.</summary>
/// <remarks>All endpoints that give such a file give this type, so that code which saves one works for all.</remarks>
[JsonConverter(typeof(FalModelConverter<FalFile>))]
public partial record FalFile : IFalModel<FalFile>
{
    /// <summary>Gets the address of the file: a URL, or a data URI when the request asked for <c>sync_mode</c>.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the media type of the file, such as <c>image/png</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the name of the file. It comes from the server: never use it as a path as it stands.</summary>
    public string? FileName { get; init; }

    /// <summary>Gets the size of the file in bytes.</summary>
    public long? FileSize { get; init; }

    /// <summary>Gets the members that fal sent beside the known ones; they are written back.</summary>
    public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }

    private protected FalMemberState State { get; init; }

    static FalFile IFalModel<FalFile>.ReadJson(ref Utf8JsonReader reader)
    {
        string? url = null;
        string? contentType = null;
        string? fileName = null;
        long? fileSize = null;

        var members = new FalMemberReader();
        while (members.Next(ref reader))
        {
            if (reader.ValueTextEquals("url"u8))
            {
                url = members.HasValue(ref reader, 0) ? FalJsonReader.ReadString(ref reader) : null;
            }
            else if (reader.ValueTextEquals("content_type"u8))
            {
                contentType = members.HasValue(ref reader, 1) ? FalJsonReader.ReadString(ref reader) : null;
            }
            else if (reader.ValueTextEquals("file_name"u8))
            {
                fileName = members.HasValue(ref reader, 2) ? FalJsonReader.ReadString(ref reader) : null;
            }
            else if (reader.ValueTextEquals("file_size"u8))
            {
                fileSize = members.ReadInt64(ref reader, 3, "file_size"u8);
            }
            else
            {
                members.Keep(ref reader);
            }
        }

        return new FalFile
        {
            Url = url ?? "",
            ContentType = contentType,
            FileName = fileName,
            FileSize = fileSize,
            AdditionalProperties = members.Unlisted,
            State = members.State(required: 0x1),
        };
    }

    static void IFalModel<FalFile>.WriteJson(Utf8JsonWriter writer, FalFile value)
    {
        var members = new FalMemberWriter(writer, value.State);
        members.Required(0, "url"u8, value.Url);
        members.Optional(1, "content_type"u8, value.ContentType);
        members.Optional(2, "file_name"u8, value.FileName);
        members.Optional(3, "file_size"u8, value.FileSize);
        members.End(value.AdditionalProperties);
    }
}
