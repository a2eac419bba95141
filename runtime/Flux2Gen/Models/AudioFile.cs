using System.Text.Json;
using System.Text.Json.Serialization;
using Flux2Gen.Models;

namespace Flux2Gen;

/// <summary>A sound that a model made.</summary>
/// <remarks>All endpoints that give such a file give this type, so that code which saves one works for all.</remarks>
[JsonConverter(typeof(FalModelConverter<AudioFile>))]
public partial record AudioFile : FalFile, IFalObject<AudioFile>
{
    private static readonly FalMemberNames Names = FileMembers.Names("duration", "channels", "sample_rate", "bitrate");

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

        var members = new FalMemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Index)
            {
                case FileMembers.Count:
                    duration = members.ReadDouble(ref reader);
                    break;
                case FileMembers.Count + 1:
                    channels = members.ReadInt32(ref reader);
                    break;
                case FileMembers.Count + 2:
                    sampleRate = members.ReadInt32(ref reader);
                    break;
                case FileMembers.Count + 3:
                    bitrate = members.ReadElement(ref reader);
                    break;
                default:
                    file.Read(ref reader, ref members);
                    break;
            }
        }

        return new AudioFile
        {
            Url = file.Url ?? "",
            ContentType = file.ContentType,
            FileName = file.FileName,
            FileSize = file.FileSize,
            FileData = file.FileData,
            Duration = duration,
            Channels = channels,
            SampleRate = sampleRate,
            Bitrate = bitrate,
            AdditionalProperties = members.Unlisted,
            State = members.State,
        };
    }

    static void IFalModel<AudioFile>.WriteJson(Utf8JsonWriter writer, AudioFile value)
    {
        var members = new FalMemberWriter(writer, Names, value.State, value.AdditionalProperties);
        FileMembers.Write(ref members, value);
        members.Optional(FileMembers.Count, value.Duration);
        members.Optional(FileMembers.Count + 1, value.Channels);
        members.Optional(FileMembers.Count + 2, value.SampleRate);
        members.Optional(FileMembers.Count + 3, value.Bitrate);
        members.End();
    }
}
