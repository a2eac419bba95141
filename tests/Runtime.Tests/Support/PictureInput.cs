using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>An input such as the generator emits: with rules, and with files.</summary>
internal sealed record PictureInput : IFalModel<PictureInput>, IFalFileHolder<PictureInput>, IFalValidatable
{
    private static readonly FalMemberNames Names = new("prompt", "steps", "image_urls", "mask_url");

    /// <summary>Gets the greatest size of a mask; no member of the JSON.</summary>
    public long MaxMaskSize { get; init; } = long.MaxValue;

    public required string Prompt { get; init; }

    public int? Steps { get; init; }

    public IReadOnlyList<FalFileInput>? ImageUrls { get; init; }

    public FalFileInput? MaskUrl { get; init; }

    public static PictureInput ReadJson(ref Utf8JsonReader reader) => throw new NotSupportedException();

    public static void WriteJson(Utf8JsonWriter writer, PictureInput value)
    {
        var members = new FalMemberWriter(writer, Names, default, null);
        members.Required(0, value.Prompt);
        members.Optional(1, value.Steps);
        members.Optional(2, value.ImageUrls);
        members.Optional(3, value.MaskUrl);
        members.End();
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
        validator.File("mask_url", MaskUrl, maximumSize: MaxMaskSize);
    }
}
