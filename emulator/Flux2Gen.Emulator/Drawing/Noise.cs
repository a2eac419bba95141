namespace Flux2Gen.Emulator.Drawing;

/// <summary>Smooth value noise from 0 to 1, the same for the same seed.</summary>
internal readonly struct Noise(uint seed)
{
    private readonly uint _seed = seed;

    /// <summary>Layers of noise along a line, each twice as fine and half as strong.</summary>
    public float Fractal(float x, int octaves)
    {
        float sum = 0, weight = 0.5f, total = 0;
        for (int octave = 0; octave < octaves; octave++)
        {
            sum += weight * At(x, octave);
            total += weight;
            weight *= 0.5f;
            x = (x * 2.03f) + 17.3f;
        }

        return sum / total;
    }

    /// <summary>Layers of noise over a plane.</summary>
    public float Fractal(float x, float y, int octaves)
    {
        float sum = 0, weight = 0.5f, total = 0;
        for (int octave = 0; octave < octaves; octave++)
        {
            sum += weight * At(x, y, octave);
            total += weight;
            weight *= 0.5f;
            x = (x * 2.03f) + 17.3f;
            y = (y * 2.03f) + 9.1f;
        }

        return sum / total;
    }

    private static float Smooth(float t) => t * t * (3 - (2 * t));

    private float At(float x, int layer)
    {
        int cell = (int)MathF.Floor(x);
        float t = Smooth(x - cell);
        float a = Lattice(cell, layer), b = Lattice(cell + 1, layer);
        return a + ((b - a) * t);
    }

    private float At(float x, float y, int layer)
    {
        int cx = (int)MathF.Floor(x), cy = (int)MathF.Floor(y);
        float tx = Smooth(x - cx), ty = Smooth(y - cy);
        int salt = layer * 7919;
        float top = Lattice(cx, cy + salt), topRight = Lattice(cx + 1, cy + salt);
        float bottom = Lattice(cx, cy + 1 + salt), bottomRight = Lattice(cx + 1, cy + 1 + salt);
        top += (topRight - top) * tx;
        bottom += (bottomRight - bottom) * tx;
        return top + ((bottom - top) * ty);
    }

    private float Lattice(int x, int y)
    {
        uint h = _seed ^ ((uint)x * 0x9E3779B1) ^ ((uint)y * 0x85EBCA77);
        h = (h ^ (h >> 15)) * 0x2C1B3C6D;
        h = (h ^ (h >> 12)) * 0x297A2D39;
        h ^= h >> 15;
        return (h >> 8) * (1f / (1 << 24));
    }
}
