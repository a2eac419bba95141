using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>The size of a picture in pixels.</summary>
/// <remarks>Each side is from 1 to 14142 pixels; many endpoints allow less, as their own documents say.</remarks>
[JsonConverter(typeof(FalModelConverter<ImageSize>))]
public sealed record ImageSize : IFalObject<ImageSize>, IFalValidatable
{
    private static readonly FalMemberNames Names = new("width", "height");

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

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }

    private FalMemberState State { get; init; }

    /// <inheritdoc/>
    void IFalValidatable.Validate(FalValidator validator)
    {
        ArgumentNullException.ThrowIfNull(validator);
        validator.Range("width", Width, minimum: 1, maximum: MaximumSide);
        validator.Range("height", Height, minimum: 1, maximum: MaximumSide);
    }

    static ImageSize IFalModel<ImageSize>.ReadJson(ref Utf8JsonReader reader)
    {
        int? width = null;
        int? height = null;

        var members = new FalMemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Index)
            {
                case 0:
                    width = members.ReadInt32(ref reader);
                    break;
                default:
                    height = members.ReadInt32(ref reader);
                    break;
            }
        }

        return new ImageSize
        {
            Width = width,
            Height = height,
            AdditionalProperties = members.Unlisted,
            State = members.State,
        };
    }

    static void IFalModel<ImageSize>.WriteJson(Utf8JsonWriter writer, ImageSize value)
    {
        var members = new FalMemberWriter(writer, Names, value.State, value.AdditionalProperties);
        members.Optional(0, value.Width);
        members.Optional(1, value.Height);
        members.End();
    }
}
