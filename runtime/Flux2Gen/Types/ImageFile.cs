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
        var file = new FileMembers();
        int? width = null;
        int? height = null;

        var members = new FalMemberReader();
        while (members.Next(ref reader))
        {
            if (reader.ValueTextEquals("width"u8))
            {
                width = members.ReadInt32(ref reader, FileMembers.Count, "width"u8);
            }
            else if (reader.ValueTextEquals("height"u8))
            {
                height = members.ReadInt32(ref reader, FileMembers.Count + 1, "height"u8);
            }
            else
            {
                file.Read(ref reader, ref members);
            }
        }

        return new ImageFile
        {
            Url = file.Url ?? "",
            ContentType = file.ContentType,
            FileName = file.FileName,
            FileSize = file.FileSize,
            Width = width,
            Height = height,
            AdditionalProperties = members.Unlisted,
            State = members.State(FileMembers.Required),
        };
    }

    static void IFalModel<ImageFile>.WriteJson(Utf8JsonWriter writer, ImageFile value)
    {
        var members = new FalMemberWriter(writer, value.State);
        FileMembers.Write(members, value);
        members.Optional(FileMembers.Count, "width"u8, value.Width);
        members.Optional(FileMembers.Count + 1, "height"u8, value.Height);
        members.End(value.AdditionalProperties);
    }
}
