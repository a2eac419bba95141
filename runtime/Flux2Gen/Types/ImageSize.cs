using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>The size of a picture in pixels.</summary>
/// <remarks>Each side is from 1 to 14142 pixels; many endpoints allow less, as their own documents say.</remarks>
[JsonConverter(typeof(FalModelConverter<ImageSize>))]
public sealed record ImageSize : IFalModel<ImageSize>, IFalValidatable
{
    private const int MaximumSide = 14142;

    /// <summary>Initializes a new instance without sides: the server's defaults, 512 by 512, stand in for them.</summary>
    public ImageSize()
    {
    }

    /// <summary>Initializes a new instance.</summary>
    /// <param name="width">The width in pixels, from 1 to 14142.</param>
    /// <param name="height">The height in pixels, from 1 to 14142.</param>
    public ImageSize(int width, int height)
    {
        Width = width;
        Height = height;
    }

    /// <summary>Gets the width in pixels, from 1 to 14142.</summary>
    /// <value>The default value is <see langword="null"/>: the server takes 512.</value>
    public int? Width { get; init; }

    /// <summary>Gets the height in pixels, from 1 to 14142.</summary>
    /// <value>The default value is <see langword="null"/>: the server takes 512.</value>
    public int? Height { get; init; }

    /// <summary>Gets the members that fal sent beside the known ones; they are written back.</summary>
    public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }

    private FalMemberState State { get; init; }

    /// <inheritdoc/>
    public void Validate(FalValidator validator)
    {
        ArgumentNullException.ThrowIfNull(validator);
        validator.Range("width", Width, minimum: 1, maximum: MaximumSide);
        validator.Range("height", Height, minimum: 1, maximum: MaximumSide);
    }

    static ImageSize IFalModel<ImageSize>.ReadJson(ref Utf8JsonReader reader)
    {
        int? width = null;
        int? height = null;

        var members = new FalMemberReader();
        while (members.Next(ref reader))
        {
            if (reader.ValueTextEquals("width"u8))
            {
                width = members.ReadInt32(ref reader, 0, "width"u8);
            }
            else if (reader.ValueTextEquals("height"u8))
            {
                height = members.ReadInt32(ref reader, 1, "height"u8);
            }
            else
            {
                members.Keep(ref reader);
            }
        }

        return new ImageSize
        {
            Width = width,
            Height = height,
            AdditionalProperties = members.Unlisted,
            State = members.State(required: 0x0),
        };
    }

    static void IFalModel<ImageSize>.WriteJson(Utf8JsonWriter writer, ImageSize value)
    {
        var members = new FalMemberWriter(writer, value.State);
        members.Optional(0, "width"u8, value.Width);
        members.Optional(1, "height"u8, value.Height);
        members.End(value.AdditionalProperties);
    }
}
