using System.Globalization;
using System.Text.Json;
using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Inference;

/// <summary>The size of the images an input asks for, in any of fal's ways.</summary>
internal static class PictureSize
{
    private const int DefaultSide = 1024;
    private const int MaximumSide = 2048;
    private const int MinimumSide = 64;
    private const int Grid = 32;

    public static (int Width, int Height) Choose(JsonElement input, SchemaNode schema, IReadOnlyList<RasterImage> images)
    {
        (int Width, int Height) size = FromImageSize(Effective(input, schema, "image_size"))
            ?? FromSides(input)
            ?? FromAspectRatio(Effective(input, schema, "aspect_ratio"))
            ?? (images.Count > 0 ? (images[0].Width, images[0].Height) : (DefaultSide, DefaultSide));
        double shrink = Math.Min(1, MaximumSide / (double)Math.Max(size.Width, size.Height));
        return (Math.Max(MinimumSide, (int)(size.Width * shrink)), Math.Max(MinimumSide, (int)(size.Height * shrink)));
    }

    /// <summary>A value of the input, or the default its document gives.</summary>
    private static JsonElement Effective(JsonElement input, SchemaNode schema, string name)
    {
        if (input.ValueKind is JsonValueKind.Object && input.TryGetProperty(name, out JsonElement value) && value.ValueKind is not JsonValueKind.Null)
            return value;
        SchemaNode property = schema.Properties.FirstOrDefault(candidate => candidate.Name == name).Schema;
        return property.TryGetKeyword("default", out JsonElement fallback) ? fallback : default;
    }

    private static (int Width, int Height)? FromImageSize(JsonElement size)
    {
        if (size.ValueKind is JsonValueKind.Object)
            return FromSides(size);
        if (size.ValueKind is not JsonValueKind.String)
            return null;
        string preset = JsonText.Read(size);
        return preset switch
        {
            "square_hd" => (1024, 1024),
            "square" => (512, 512),
            "portrait_4_3" => (768, 1024),
            "portrait_16_9" => (576, 1024),
            "landscape_4_3" => (1024, 768),
            "landscape_16_9" => (1024, 576),
            _ => FromText(preset, 'x'),
        };
    }

    private static (int Width, int Height)? FromSides(JsonElement size) =>
        size.ValueKind is JsonValueKind.Object && Side(size, "width") is { } width && Side(size, "height") is { } height ? (width, height) : null;

    private static int? Side(JsonElement size, string name) =>
        size.TryGetProperty(name, out JsonElement side) && side.ValueKind is JsonValueKind.Number && side.TryGetInt32(out int value) && value > 0 ? value : null;

    /// <summary>A ratio such as <c>16:9</c>, at about the area of the default square.</summary>
    private static (int Width, int Height)? FromAspectRatio(JsonElement ratio)
    {
        if (ratio.ValueKind is not JsonValueKind.String || FromText(JsonText.Read(ratio), ':') is not (int across, int down))
            return null;
        double width = DefaultSide * Math.Sqrt(across / (double)down);
        return (Round(width), Round(width * down / across));
    }

    private static int Round(double side) => Math.Max(Grid, (int)Math.Round(side / Grid) * Grid);

    private static (int Width, int Height)? FromText(string text, char separator)
    {
        string[] parts = text.Split(separator);
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width > 0
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height) && height > 0
            ? (width, height)
            : null;
    }
}
