using Flux2Gen.Emulator.Drawing.Scene;

namespace Flux2Gen.Emulator.Drawing.Edit;

/// <summary>How an edit changes its picture: colours for shadows and highlights, light and weather.</summary>
internal sealed record EditStyle(Rgb Shadow, Rgb Highlight, float Tint, float Exposure, Weather Weather)
{
    /// <summary>Chooses by the prompt's colours and words, and by the seed where it has none.</summary>
    public static EditStyle Choose(PromptHints hints, SeededRandom random)
    {
        Daytime light = hints.Daytime ?? (hints.Weather is Weather.Snow ? Daytime.Dawn : (Daytime)random.Below(Enum.GetValues<Daytime>().Length));
        Weather weather = hints.Weather ?? (random.Below(4) == 0 ? (Weather)(1 + random.Below(3)) : Weather.Clear);
        float shift = random.Range(-18, 18);
        EditStyle style = light switch
        {
            Daytime.Dawn => new(Hsl(232, 0.40f, 0.30f), Hsl(28, 0.80f, 0.84f), 0.46f, 1.05f, weather),
            Daytime.Day => new(Hsl(188, 0.55f, 0.22f), Hsl(48, 0.75f, 0.88f), 0.40f, 1.10f, weather),
            Daytime.Dusk => new(Hsl(268, 0.60f, 0.18f), Hsl(24, 0.95f, 0.68f), 0.55f, 0.98f, weather),
            _ => new(Hsl(232, 0.65f, 0.09f), Hsl(206, 0.50f, 0.62f), 0.62f, 0.68f, weather),
        };
        if (hints.Colors.Count > 0)
            style = style with { Highlight = Rgb.Lerp(hints.Colors[0], Rgb.White, 0.15f), Shadow = (hints.Colors.Count > 1 ? hints.Colors[1] : hints.Colors[0]) * 0.35f, Tint = 0.62f };
        return style;

        Rgb Hsl(float hue, float saturation, float lightness) => Rgb.FromHsl(hue + shift, saturation, lightness);
    }
}
