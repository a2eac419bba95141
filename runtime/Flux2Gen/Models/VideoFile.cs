using System.Text.Json;
using System.Text.Json.Serialization;
using Flux2Gen.Models;

namespace Flux2Gen;

/// <summary>A video that a model made.</summary>
/// <remarks>All endpoints that give such a file give this type, so that code which saves one works for all.</remarks>
[JsonConverter(typeof(FalModelConverter<VideoFile>))]
public partial record VideoFile : FalFile, IFalObject<VideoFile>
{
    private static readonly FalMemberNames Names = FileMembers.Names("width", "height", "fps", "duration", "num_frames");

    /// <summary>Gets the width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Gets the height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>Gets the number of frames per second.</summary>
    public double? Fps { get; init; }

    /// <summary>Gets the length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>Gets the number of frames.</summary>
    public int? NumFrames { get; init; }

    static VideoFile IFalModel<VideoFile>.ReadJson(ref Utf8JsonReader reader)
    {
        var file = new FileMembers();
        int? width = null;
        int? height = null;
        double? fps = null;
        double? duration = null;
        int? numFrames = null;

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
                case FileMembers.Count + 2:
                    fps = members.ReadDouble(ref reader);
                    break;
                case FileMembers.Count + 3:
                    duration = members.ReadDouble(ref reader);
                    break;
                case FileMembers.Count + 4:
                    numFrames = members.ReadInt32(ref reader);
                    break;
                default:
                    file.Read(ref reader, ref members);
                    break;
            }
        }

        return new VideoFile
        {
            Url = file.Url ?? "",
            ContentType = file.ContentType,
            FileName = file.FileName,
            FileSize = file.FileSize,
            FileData = file.FileData,
            Width = width,
            Height = height,
            Fps = fps,
            Duration = duration,
            NumFrames = numFrames,
            AdditionalProperties = members.Unlisted,
            State = members.State,
        };
    }

    static void IFalModel<VideoFile>.WriteJson(Utf8JsonWriter writer, VideoFile value)
    {
        var members = new FalMemberWriter(writer, Names, value.State, value.AdditionalProperties);
        FileMembers.Write(ref members, value);
        members.Optional(FileMembers.Count, value.Width);
        members.Optional(FileMembers.Count + 1, value.Height);
        members.Optional(FileMembers.Count + 2, value.Fps);
        members.Optional(FileMembers.Count + 3, value.Duration);
        members.Optional(FileMembers.Count + 4, value.NumFrames);
        members.End();
    }
}
