namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Where things are in a scene, in pixels.</summary>
/// <param name="Width">Width of the picture.</param>
/// <param name="Height">Height of the picture.</param>
/// <param name="Horizon">The row where the ground begins.</param>
/// <param name="LightX">Centre of sun or moon.</param>
/// <param name="LightY">Centre of sun or moon.</param>
/// <param name="LightRadius">Radius of sun or moon.</param>
internal sealed record SceneLayout(int Width, int Height, float Horizon, float LightX, float LightY, float LightRadius)
{
    /// <summary>Gets a length that keeps its look in pictures of any size.</summary>
    public float Unit => Math.Min(Width, Height) / 100f;

    public static SceneLayout Choose(int width, int height, Daytime daytime, Terrain terrain, SeededRandom random)
    {
        float horizon = height * (terrain switch
        {
            Terrain.Sea => random.Range(0.56f, 0.64f),
            Terrain.City => random.Range(0.66f, 0.72f),
            _ => random.Range(0.54f, 0.62f),
        });
        float x = width * random.Range(0.22f, 0.78f);
        float y = daytime switch
        {
            Daytime.Day or Daytime.Night => height * random.Range(0.16f, 0.30f),
            _ => horizon - (height * random.Range(0.04f, 0.16f)),
        };
        float radius = Math.Min(width, height) * (daytime is Daytime.Day ? random.Range(0.045f, 0.06f) : random.Range(0.06f, 0.10f));
        return new SceneLayout(width, height, horizon, x, y, radius);
    }
}
