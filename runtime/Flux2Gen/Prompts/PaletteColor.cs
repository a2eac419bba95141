using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>A color of a <see cref="StructuredPrompt.ColorPalette"/>: a name in words, or a code by itself.</summary>
[JsonConverter(typeof(FalModelConverter<PaletteColor>))]
public readonly record struct PaletteColor : IFalModel<PaletteColor>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="value">The color as the prompt is to say it: <c>deep sea blue</c>, <c>#2ECC71</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public PaletteColor(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value.Length == 0 ? null : value;
    }

    /// <summary>Gets the color as the prompt says it.</summary>
    public string Value => _value ?? "";

    /// <summary>Takes a name or a code.</summary>
    /// <param name="value">The color as the prompt is to say it.</param>
    public static implicit operator PaletteColor(string value) => FromString(value);

    /// <summary>Takes a color, whose code is all that a palette says of it.</summary>
    /// <param name="color">The color.</param>
    public static implicit operator PaletteColor(HexColor color) => FromHexColor(color);

    /// <summary>Takes a name or a code.</summary>
    /// <param name="value">The color as the prompt is to say it.</param>
    /// <returns>The color.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static PaletteColor FromString(string value) => new(value);

    /// <summary>Takes a color, whose code is all that a palette says of it.</summary>
    /// <param name="color">The color.</param>
    /// <returns>The color.</returns>
    public static PaletteColor FromHexColor(HexColor color) => new(color.Code);

    static PaletteColor IFalModel<PaletteColor>.ReadJson(ref Utf8JsonReader reader)
    {
        FalJsonReader.Expect(ref reader, JsonTokenType.String, "a string");
        return new PaletteColor(FalJsonReader.ReadString(ref reader));
    }

    static void IFalModel<PaletteColor>.WriteJson(Utf8JsonWriter writer, PaletteColor value) => writer.WriteStringValue(value.Value);

    /// <summary>Gets the color if it is a code.</summary>
    /// <param name="color">The color.</param>
    /// <returns>Whether it is one.</returns>
    public bool TryGetHexColor(out HexColor color) => HexColor.TryParse(Value, out color);

    /// <summary>Returns the color as the prompt says it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
