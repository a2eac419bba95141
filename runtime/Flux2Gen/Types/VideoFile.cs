using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>A video that a model made.</summary>
/// <remarks>All endpoints that give such a file give this type, so that code which saves one works for all.</remarks>
[JsonConverter(typeof(FalModelConverter<VideoFile>))]
public sealed partial record VideoFile : FalFile, IFalModel<VideoFile>
{
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
            else if (reader.ValueTextEquals("fps"u8))
            {
                fps = members.ReadDouble(ref reader, FileMembers.Count + 2, "fps"u8);
            }
            else if (reader.ValueTextEquals("duration"u8))
            {
                duration = members.ReadDouble(ref reader, FileMembers.Count + 3, "duration"u8);
            }
            else if (reader.ValueTextEquals("num_frames"u8))
            {
                numFrames = members.ReadInt32(ref reader, FileMembers.Count + 4, "num_frames"u8);
            }
            else
            {
                file.Read(ref reader, ref members);
            }
        }

        return new VideoFile
        {
            Url = file.Url ?? "",
            ContentType = file.ContentType,
            FileName = file.FileName,
            FileSize = file.FileSize,
            Width = width,
            Height = height,
            Fps = fps,
            Duration = duration,
            NumFrames = numFrames,
            AdditionalProperties = members.Unlisted,
            State = members.State(FileMembers.Required),
        };
    }

    static void IFalModel<VideoFile>.WriteJson(Utf8JsonWriter writer, VideoFile value)
    {
        var members = new FalMemberWriter(writer, value.State);
        FileMembers.Write(members, value);
        members.Optional(FileMembers.Count, "width"u8, value.Width);
        members.Optional(FileMembers.Count + 1, "height"u8, value.Height);
        members.Optional(FileMembers.Count + 2, "fps"u8, value.Fps);
        members.Optional(FileMembers.Count + 3, "duration"u8, value.Duration);
        members.Optional(FileMembers.Count + 4, "num_frames"u8, value.NumFrames);
        members.End(value.AdditionalProperties);
    }
}
