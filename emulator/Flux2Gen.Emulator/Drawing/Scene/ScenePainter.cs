namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Paints a landscape: light, place and weather from the prompt's words where it has some, from the seed where not.</summary>
internal static class ScenePainter
{
    public static RasterImage Paint(int width, int height, PromptHints hints, SeededRandom random)
    {
        RasterImage image = new(width, height);
        Terrain terrain = hints.Terrain ?? (Terrain)random.Below(Enum.GetValues<Terrain>().Length);
        Daytime daytime = hints.Daytime ?? (Daytime)random.Below(Enum.GetValues<Daytime>().Length);
        ScenePalette palette = ScenePalette.Choose(hints, daytime, terrain, random);
        SceneLayout layout = SceneLayout.Choose(width, height, daytime, terrain, random);

        SkyPainter.Paint(image, layout, palette, daytime, random);
        switch (terrain)
        {
            case Terrain.Sea:
                SeaPainter.Paint(image, layout, palette, daytime, random);
                break;
            case Terrain.City:
                CityPainter.Paint(image, layout, palette, daytime, random);
                break;
            case Terrain.Desert:
                DunePainter.Paint(image, layout, palette, random);
                break;
            default:
                HillPainter.Paint(image, layout, palette, terrain is Terrain.Forest, random);
                break;
        }

        if (daytime is not Daytime.Night && terrain is not Terrain.City)
            BirdPainter.Paint(image, layout, palette, random);
        WeatherPainter.Paint(image, hints.Weather ?? Weather.Clear, palette.Horizon, random);
        Vignette.Apply(image, 0.22f);
        return image;
    }
}
