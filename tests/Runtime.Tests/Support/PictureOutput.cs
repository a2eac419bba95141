using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>An output such as the generator emits.</summary>
internal sealed record PictureOutput : IFalObject<PictureOutput>
{
    private static readonly FalMemberNames Names = new("images");

    public required IReadOnlyList<ImageFile> Images { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }

    public static PictureOutput ReadJson(ref Utf8JsonReader reader)
    {
        IReadOnlyList<ImageFile>? images = null;
        var members = new FalMemberReader(Names);
        while (members.Next(ref reader))
        {
            images = members.ReadList<ImageFile>(ref reader);
        }

        return new PictureOutput { Images = images ?? [], AdditionalProperties = members.Unlisted };
    }

    public static void WriteJson(Utf8JsonWriter writer, PictureOutput value) => throw new NotSupportedException();
}
