using System.Text;

namespace Flux2Gen.Emulator.Inference;

/// <summary>A small file of a kind the emulator does not make for real.</summary>
internal sealed record PlaceholderFile(byte[] Bytes, string ContentType, string Extension)
{
    public static PlaceholderFile Of(MediaKind kind, ModelInput model) => kind switch
    {
        MediaKind.Video => new(Mp4(), "video/mp4", ".mp4"),
        MediaKind.Audio => new(WavTone.Write(unchecked((ulong)model.Seed)), "audio/wav", ".wav"),
        MediaKind.Model3D => new(Glb(), "model/gltf-binary", ".glb"),
        MediaKind.Archive => new([0x50, 0x4B, 0x05, 0x06, .. new byte[18]], "application/zip", ".zip"),
        MediaKind.Json => new("""{"generator":"local fal"}"""u8.ToArray(), "application/json", ".json"),
        MediaKind.Text => new(Encoding.UTF8.GetBytes($"local fal: {model.Prompt}\n"), "text/plain", ".txt"),
        _ => new("local fal"u8.ToArray(), "application/octet-stream", ".bin"),
    };

    /// <summary>The boxes every MP4 begins with, and no picture.</summary>
    private static byte[] Mp4() => [.. "\0\0\0\u0018ftypisom\0\0\u0002\0isommp42"u8, .. "\0\0\0\u0011freelocal fal"u8];

    /// <summary>A valid, empty glTF scene.</summary>
    private static byte[] Glb()
    {
        byte[] json = """{"asset":{"version":"2.0","generator":"local fal"},"scene":0,"scenes":[{}]}"""u8.ToArray();
        int padded = (json.Length + 3) & ~3;
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        writer.Write("glTF"u8);
        writer.Write(2);
        writer.Write(20 + padded);
        writer.Write(padded);
        writer.Write("JSON"u8);
        writer.Write(json);
        writer.Write("   "u8[..(padded - json.Length)]);
        writer.Flush();
        return file.ToArray();
    }
}
