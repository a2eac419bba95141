using Flux2Gen.Emulator.Drawing;

namespace Flux2Gen.Emulator.Inference;

/// <summary>A second of three soft notes, chosen by a seed.</summary>
internal static class WavTone
{
    private const int SampleRate = 16_000;
    private const int Notes = 3;
    private const short BitsPerSample = 16;

    private static readonly float[] PentatonicScale = [261.63f, 293.66f, 329.63f, 392.00f, 440.00f, 523.25f];

    public static byte[] Write(ulong seed)
    {
        SeededRandom random = new(seed);
        const int DataSize = SampleRate * BitsPerSample / 8;
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + DataSize);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(SampleRate);
        writer.Write(SampleRate * BitsPerSample / 8);
        writer.Write((short)(BitsPerSample / 8));
        writer.Write(BitsPerSample);
        writer.Write("data"u8);
        writer.Write(DataSize);
        float[] notes = [.. Enumerable.Range(0, Notes).Select(_ => PentatonicScale[random.Below(PentatonicScale.Length)])];
        for (int i = 0; i < SampleRate; i++)
        {
            float time = i / (float)SampleRate;
            int note = Math.Min(Notes - 1, (int)(time * Notes));
            float since = time - (note / (float)Notes);
            float volume = MathF.Exp(-6 * since) * Math.Min(1, since * 100) * 0.5f;
            writer.Write((short)(MathF.Sin(2 * MathF.PI * notes[note] * time) * volume * short.MaxValue));
        }

        writer.Flush();
        return file.ToArray();
    }
}
