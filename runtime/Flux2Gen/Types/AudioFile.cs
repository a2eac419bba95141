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
        var file = new FileMembers();
        double? duration = null;
        int? channels = null;
        int? sampleRate = null;
        JsonElement? bitrate = null;

        var members = new FalMemberReader();
        while (members.Next(ref reader))
        {
            if (reader.ValueTextEquals("duration"u8))
            {
                duration = members.ReadDouble(ref reader, FileMembers.Count, "duration"u8);
            }
            else if (reader.ValueTextEquals("channels"u8))
            {
                channels = members.ReadInt32(ref reader, FileMembers.Count + 1, "channels"u8);
            }
            else if (reader.ValueTextEquals("sample_rate"u8))
            {
                sampleRate = members.ReadInt32(ref reader, FileMembers.Count + 2, "sample_rate"u8);
            }
            else if (reader.ValueTextEquals("bitrate"u8))
            {
                bitrate = members.HasValue(ref reader, FileMembers.Count + 3) ? FalJsonReader.ReadElement(ref reader) : null;
            }
            else
            {
                file.Read(ref reader, ref members);
            }
        }

        return new AudioFile
        {
            Url = file.Url ?? "",
            ContentType = file.ContentType,
            FileName = file.FileName,
            FileSize = file.FileSize,
            Duration = duration,
            Channels = channels,
            SampleRate = sampleRate,
            Bitrate = bitrate,
            AdditionalProperties = members.Unlisted,
            State = members.State(FileMembers.Required),
        };
    }

    static void IFalModel<AudioFile>.WriteJson(Utf8JsonWriter writer, AudioFile value)
    {
        var members = new FalMemberWriter(writer, value.State);
        FileMembers.Write(members, value);
        members.Optional(FileMembers.Count, "duration"u8, value.Duration);
        members.Optional(FileMembers.Count + 1, "channels"u8, value.Channels);
        members.Optional(FileMembers.Count + 2, "sample_rate"u8, value.SampleRate);
        members.Optional(FileMembers.Count + 3, "bitrate"u8, value.Bitrate);
        members.End(value.AdditionalProperties);
    }
}
