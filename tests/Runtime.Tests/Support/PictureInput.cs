using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>An input such as the generator emits: with rules, and with files.</summary>
internal sealed record PictureInput : IFalModel<PictureInput>, IFalFileHolder<PictureInput>, IFalValidatable
{
    public required string Prompt { get; init; }

    public int? Steps { get; init; }

    public IReadOnlyList<FalFileInput>? ImageUrls { get; init; }

    public FalFileInput? MaskUrl { get; init; }

    public static PictureInput ReadJson(ref Utf8JsonReader reader) => throw new NotSupportedException();

    public static void WriteJson(Utf8JsonWriter writer, PictureInput value)
    {
        var members = new FalMemberWriter(writer, default);
        members.Required(0, "prompt"u8, value.Prompt);
        members.Optional(1, "steps"u8, value.Steps);
        members.Optional(2, "image_urls"u8, value.ImageUrls, FalJsonWriter.WriteModel);
        members.Optional(3, "mask_url"u8, value.MaskUrl);
        members.End(null);
    }

    public PictureInput WithFiles(FalFileMap files) => this with
    {
        ImageUrls = files.Map(ImageUrls),
        MaskUrl = files.Map(MaskUrl),
    };

    public void Validate(FalValidator validator)
    {
        validator.Length("prompt", Prompt, minimum: 1);
        validator.Range("steps", Steps, minimum: 1, maximum: 50);
    }
}
