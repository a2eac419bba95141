using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>An output such as the generator emits.</summary>
internal sealed record PictureOutput : IFalModel<PictureOutput>
{
    public required IReadOnlyList<ImageFile> Images { get; init; }

    public static PictureOutput ReadJson(ref Utf8JsonReader reader)
    {
        IReadOnlyList<ImageFile>? images = null;
        var members = new FalMemberReader();
        while (members.Next(ref reader))
        {
            if (reader.ValueTextEquals("images"u8))
            {
                images = members.HasValue(ref reader, 0) ? FalJsonReader.ReadList(ref reader, FalJsonReader.ReadModel<ImageFile>) : null;
            }
            else
            {
                members.Keep(ref reader);
            }
        }

        return new PictureOutput { Images = images ?? throw FalMemberReader.Missing(ref reader, "images") };
    }

    public static void WriteJson(Utf8JsonWriter writer, PictureOutput value) => throw new NotSupportedException();
}
