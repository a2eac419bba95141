using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>A picture that a model made.</summary>
/// <remarks>All endpoints that give such a file give this type, so that code which saves one works for all.</remarks>
[JsonConverter(typeof(FalModelConverter<ImageFile>))]
public sealed partial record ImageFile : FalFile, IFalModel<ImageFile>
{
    /// <summary>Gets the width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Gets the height in pixels.</summary>
    public int? Height { get; init; }

    static ImageFile IFalModel<ImageFile>.ReadJson(ref Utf8JsonReader reader)
    {
        string? url = null;
        string? contentType = null;
        string? fileName = null;
        long? fileSize = null;
        int? width = null;
        int? height = null;

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
            else if (reader.ValueTextEquals("width"u8))
            {
                width = members.ReadInt32(ref reader, 4, "width"u8);
            }
            else if (reader.ValueTextEquals("height"u8))
            {
                height = members.ReadInt32(ref reader, 5, "height"u8);
            }
            else
            {
                members.Keep(ref reader);
            }
        }

        return new ImageFile
        {
            Url = url ?? "",
            ContentType = contentType,
            FileName = fileName,
            FileSize = fileSize,
            Width = width,
            Height = height,
            AdditionalProperties = members.Unlisted,
            State = members.State(required: 0x1),
        };
    }

    static void IFalModel<ImageFile>.WriteJson(Utf8JsonWriter writer, ImageFile value)
    {
        var members = new FalMemberWriter(writer, value.State);
        members.Required(0, "url"u8, value.Url);
        members.Optional(1, "content_type"u8, value.ContentType);
        members.Optional(2, "file_name"u8, value.FileName);
        members.Optional(3, "file_size"u8, value.FileSize);
        members.Optional(4, "width"u8, value.Width);
        members.Optional(5, "height"u8, value.Height);
        members.End(value.AdditionalProperties);
    }
}
