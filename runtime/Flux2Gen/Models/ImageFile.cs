using System.Text.Json;
using System.Text.Json.Serialization;
using Flux2Gen.Models;

namespace Flux2Gen;

/// <summary>A picture that a model made.</summary>
/// <remarks>All endpoints that give such a file give this type, so that code which saves one works for all.</remarks>
[JsonConverter(typeof(FalModelConverter<ImageFile>))]
public partial record ImageFile : FalFile, IFalObject<ImageFile>
{
    private static readonly FalMemberNames Names = FileMembers.Names("width", "height");

    /// <summary>Gets the width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Gets the height in pixels.</summary>
    public int? Height { get; init; }

    static ImageFile IFalModel<ImageFile>.ReadJson(ref Utf8JsonReader reader)
    {
        var file = new FileMembers();
        int? width = null;
        int? height = null;

        var members = new FalMemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Index)
            {
                case FileMembers.Count:
                    width = members.ReadInt32(ref reader);
                    break;
                case FileMembers.Count + 1:
                    height = members.ReadInt32(ref reader);
                    break;
                default:
                    file.Read(ref reader, ref members);
                    break;
            }
        }

        return new ImageFile
        {
            Url = file.Url ?? "",
            ContentType = file.ContentType,
            FileName = file.FileName,
            FileSize = file.FileSize,
            FileData = file.FileData,
            Width = width,
            Height = height,
            AdditionalProperties = members.Unlisted,
            State = members.State,
        };
    }

    static void IFalModel<ImageFile>.WriteJson(Utf8JsonWriter writer, ImageFile value)
    {
        var members = new FalMemberWriter(writer, Names, value.State, value.AdditionalProperties);
        FileMembers.Write(ref members, value);
        members.Optional(FileMembers.Count, value.Width);
        members.Optional(FileMembers.Count + 1, value.Height);
        members.End();
    }
}
