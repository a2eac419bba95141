using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>A sound that a model made.</summary>
/// <remarks>All endpoints that give such a file give this type, so that code which saves one works for all.</remarks>
[JsonConverter(typeof(FalModelConverter<AudioFile>))]
public sealed partial record AudioFile : FalFile, IFalModel<AudioFile>
{
    /// <summary>Gets the length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>Gets the number of channels.</summary>
    public int? Channels { get; init; }

    /// <summary>Gets the number of samples per second.</summary>
    public int? SampleRate { get; init; }

    /// <summary>Gets the bit rate: a number of bits per second, or a text such as <c>192k</c>; fal allows both.</summary>
    public JsonElement? Bitrate { get; init; }

    static AudioFile IFalModel<AudioFile>.ReadJson(ref Utf8JsonReader reader)
    {
        string? url = null;
        string? contentType = null;
        string? fileName = null;
        long? fileSize = null;
        double? duration = null;
        int? channels = null;
        int? sampleRate = null;
        JsonElement? bitrate = null;

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
            else if (reader.ValueTextEquals("duration"u8))
            {
                duration = members.ReadDouble(ref reader, 4, "duration"u8);
            }
            else if (reader.ValueTextEquals("channels"u8))
            {
                channels = members.ReadInt32(ref reader, 5, "channels"u8);
            }
            else if (reader.ValueTextEquals("sample_rate"u8))
            {
                sampleRate = members.ReadInt32(ref reader, 6, "sample_rate"u8);
            }
            else if (reader.ValueTextEquals("bitrate"u8))
            {
                bitrate = members.HasValue(ref reader, 7) ? FalJsonReader.ReadElement(ref reader) : null;
            }
            else
            {
                members.Keep(ref reader);
            }
        }

        return new AudioFile
        {
            Url = url ?? "",
            ContentType = contentType,
            FileName = fileName,
            FileSize = fileSize,
            Duration = duration,
            Channels = channels,
            SampleRate = sampleRate,
            Bitrate = bitrate,
            AdditionalProperties = members.Unlisted,
            State = members.State(required: 0x1),
        };
    }

    static void IFalModel<AudioFile>.WriteJson(Utf8JsonWriter writer, AudioFile value)
    {
        var members = new FalMemberWriter(writer, value.State);
        members.Required(0, "url"u8, value.Url);
        members.Optional(1, "content_type"u8, value.ContentType);
        members.Optional(2, "file_name"u8, value.FileName);
        members.Optional(3, "file_size"u8, value.FileSize);
        members.Optional(4, "duration"u8, value.Duration);
        members.Optional(5, "channels"u8, value.Channels);
        members.Optional(6, "sample_rate"u8, value.SampleRate);
        members.Optional(7, "bitrate"u8, value.Bitrate);
        members.End(value.AdditionalProperties);
    }
}
