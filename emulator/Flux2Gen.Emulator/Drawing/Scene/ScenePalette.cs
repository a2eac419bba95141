namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>The colours of a scene, from the far sky to the near ground.</summary>
internal sealed record ScenePalette(Rgb Zenith, Rgb Sky, Rgb Horizon, Rgb Light, Rgb Far, Rgb Near)
{
    private const float HueSpread = 14;

    /// <summary>Picks the colours. Those the prompt names come first: sky, ground, horizon, zenith.</summary>
    public static ScenePalette Choose(PromptHints hints, Daytime daytime, Terrain terrain, SeededRandom random)
    {
        float shift = random.Range(-HueSpread, HueSpread);
        ScenePalette palette = daytime switch
        {
            Daytime.Dawn => new(Hsl(222, 0.45f, 0.52f), Hsl(14, 0.55f, 0.76f), Hsl(42, 0.92f, 0.84f), Hsl(48, 1, 0.93f), Hsl(262, 0.26f, 0.66f), Hsl(226, 0.40f, 0.19f)),
            Daytime.Day => new(Hsl(216, 0.72f, 0.42f), Hsl(204, 0.74f, 0.66f), Hsl(46, 0.60f, 0.90f), Hsl(50, 1, 0.96f), Hsl(206, 0.36f, 0.66f), Hsl(152, 0.44f, 0.17f)),
            Daytime.Dusk => new(Hsl(254, 0.52f, 0.22f), Hsl(334, 0.52f, 0.50f), Hsl(28, 0.96f, 0.66f), Hsl(46, 1, 0.86f), Hsl(318, 0.36f, 0.46f), Hsl(262, 0.50f, 0.10f)),
            _ => new(Hsl(236, 0.60f, 0.07f), Hsl(224, 0.56f, 0.19f), Hsl(206, 0.46f, 0.40f), Hsl(52, 0.55f, 0.93f), Hsl(218, 0.40f, 0.30f), Hsl(234, 0.55f, 0.06f)),
        };
        if (terrain is Terrain.Desert)
            palette = palette with { Far = Rgb.Lerp(palette.Far, Hsl(22, 0.60f, 0.58f), daytime is Daytime.Night ? 0.15f : 0.6f), Near = Rgb.Lerp(palette.Near, Hsl(14, 0.62f, 0.28f), daytime is Daytime.Night ? 0.25f : 0.75f) };
        return palette.With(hints.Colors);

        Rgb Hsl(float hue, float saturation, float lightness) => Rgb.FromHsl(hue + shift, saturation, lightness);
    }

    private ScenePalette With(IReadOnlyList<Rgb> colors)
    {
        if (colors.Count == 0)
            return this;
        Rgb sky = colors[0];
        ScenePalette palette = this with { Zenith = Rgb.Lerp(sky * 0.45f, Zenith, 0.35f), Sky = sky, Horizon = Rgb.Lerp(sky, Rgb.Lerp(Horizon, Rgb.White, 0.4f), 0.62f), Far = Rgb.Lerp(Far, sky, 0.45f) };
        if (colors.Count > 1)
            palette = palette with { Near = colors[1] * 0.55f, Far = Rgb.Lerp(colors[1], palette.Horizon, 0.45f) };
        if (colors.Count > 2)
            palette = palette with { Horizon = colors[2] };
        return colors.Count > 3 ? palette with { Zenith = colors[3] } : palette;
    }
}
