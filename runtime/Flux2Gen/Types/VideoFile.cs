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
        string? url = null;
        string? contentType = null;
        string? fileName = null;
        long? fileSize = null;
        int? width = null;
        int? height = null;
        double? fps = null;
        double? duration = null;
        int? numFrames = null;

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
            else if (reader.ValueTextEquals("fps"u8))
            {
                fps = members.ReadDouble(ref reader, 6, "fps"u8);
            }
            else if (reader.ValueTextEquals("duration"u8))
            {
                duration = members.ReadDouble(ref reader, 7, "duration"u8);
            }
            else if (reader.ValueTextEquals("num_frames"u8))
            {
                numFrames = members.ReadInt32(ref reader, 8, "num_frames"u8);
            }
            else
            {
                members.Keep(ref reader);
            }
        }

        return new VideoFile
        {
            Url = url ?? "",
            ContentType = contentType,
            FileName = fileName,
            FileSize = fileSize,
            Width = width,
            Height = height,
            Fps = fps,
            Duration = duration,
            NumFrames = numFrames,
            AdditionalProperties = members.Unlisted,
            State = members.State(required: 0x1),
        };
    }

    static void IFalModel<VideoFile>.WriteJson(Utf8JsonWriter writer, VideoFile value)
    {
        var members = new FalMemberWriter(writer, value.State);
        members.Required(0, "url"u8, value.Url);
        members.Optional(1, "content_type"u8, value.ContentType);
        members.Optional(2, "file_name"u8, value.FileName);
        members.Optional(3, "file_size"u8, value.FileSize);
        members.Optional(4, "width"u8, value.Width);
        members.Optional(5, "height"u8, value.Height);
        members.Optional(6, "fps"u8, value.Fps);
        members.Optional(7, "duration"u8, value.Duration);
        members.Optional(8, "num_frames"u8, value.NumFrames);
        members.End(value.AdditionalProperties);
    }
}
