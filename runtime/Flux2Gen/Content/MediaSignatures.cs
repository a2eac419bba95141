namespace Flux2Gen.Content;

/// <summary>Detects the format of a file from its first bytes.</summary>
internal static class MediaSignatures
{
    /// <summary>The number of bytes that are enough to detect any format of the table.</summary>
    public const int Length = 512;

    private const string Svg = "image/svg+xml";

    /// <summary>Detects the media type; <see langword="null"/> if the format is not known.</summary>
    public static string? Detect(ReadOnlySpan<byte> head) =>
        DetectImage(head) ?? DetectContainer(head) ?? DetectAudio(head) ?? DetectOther(head);

    private static string? DetectImage(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => "image/gif",
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => "image/bmp",
        [(byte)'I', (byte)'I', 0x2A or 0x2B, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A or 0x2B, ..] => "image/tiff",
        [0, 0, 1, 0, not 0, 0, ..] => "image/x-icon",
        [0xFF, 0x0A, ..] or [0, 0, 0, 0x0C, (byte)'J', (byte)'X', (byte)'L', (byte)' ', ..] => "image/jxl",
        [0, 0, 0, 0x0C, (byte)'j', (byte)'P', (byte)' ', (byte)' ', ..] => "image/jp2",
        _ when head.StartsWith("8BPS"u8) => "image/vnd.adobe.photoshop",
        [0x76, 0x2F, 0x31, 0x01, ..] => "image/x-exr",
        _ when head.StartsWith("#?RADIANCE"u8) => "image/vnd.radiance",
        _ when TextSignatures.IsSvg(head) => Svg,
        _ => null,
    };

    /// <summary>Detects formats that share a container: RIFF, ISO base media, Matroska, Ogg and IFF.</summary>
    private static string? DetectContainer(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, ..] when head.Length >= 12 =>
            head[8..].StartsWith("WEBP"u8) ? "image/webp"
            : head[8..].StartsWith("WAVE"u8) ? "audio/wav"
            : head[8..].StartsWith("AVI "u8) ? "video/x-msvideo"
            : null,
        _ when head.StartsWith("RF64"u8) || head.StartsWith("BW64"u8) => "audio/wav",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] when head.Length >= 12 => DetectBrand(head[8..12]),
        [0, 0, _, _, (byte)'m', (byte)'o', (byte)'o', (byte)'v', ..] or [0, 0, _, _, (byte)'w', (byte)'i', (byte)'d', (byte)'e', ..] => "video/quicktime",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => head.IndexOf("webm"u8) >= 0 ? "video/webm" : "video/x-matroska",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] =>
            head.IndexOf("OpusHead"u8) >= 0 ? "audio/opus" : head.IndexOf("theora"u8) >= 0 ? "video/ogg" : "audio/ogg",
        [(byte)'F', (byte)'O', (byte)'R', (byte)'M', ..] when head.Length >= 12 && head[8..].StartsWith("AIF"u8) => "audio/aiff",
        [(byte)'F', (byte)'L', (byte)'V', 1, ..] => "video/x-flv",
        [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, ..] => "video/x-ms-wmv",
        [0, 0, 1, 0xBA or 0xB3, ..] => "video/mpeg",
        _ when head.Length > 376 && head[0] == 0x47 && head[188] == 0x47 && head[376] == 0x47 => "video/mp2t",
        _ => null,
    };

    private static string DetectBrand(ReadOnlySpan<byte> brand) => brand switch
    {
        _ when brand.StartsWith("avi"u8) => "image/avif",
        _ when brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("hevc"u8) => "image/heic",
        _ when brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) => "image/heif",
        _ when brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8) => "audio/mp4",
        _ when brand.StartsWith("M4V"u8) => "video/x-m4v",
        _ when brand.StartsWith("qt"u8) => "video/quicktime",
        _ when brand.StartsWith("3gp"u8) => "video/3gpp",
        _ when brand.StartsWith("3g2"u8) => "video/3gpp2",
        _ => "video/mp4",
    };

    private static string? DetectAudio(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("ID3"u8) => "audio/mpeg",
        _ when head.StartsWith("fLaC"u8) => "audio/flac",
        _ when head.StartsWith("MThd"u8) => "audio/midi",
        _ when head.StartsWith("#!AMR"u8) => "audio/amr",
        [0xFF, 0xF0 or 0xF1 or 0xF8 or 0xF9, ..] => "audio/aac",
        [0xFF, 0xFA or 0xFB or 0xF2 or 0xF3 or 0xE2 or 0xE3, var rate, ..] when rate >> 4 is > 0 and < 15 && (rate & 0x0C) != 0x0C => "audio/mpeg",
        _ => null,
    };

    private static string? DetectOther(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'g', (byte)'l', (byte)'T', (byte)'F', 1 or 2, 0, 0, 0, ..] => "model/gltf-binary",
        _ when head.StartsWith("ply\n"u8) || head.StartsWith("ply\r"u8) => "model/ply",
        _ when head.StartsWith("Kaydara FBX Binary"u8) => "application/x-fbx",
        _ when head.StartsWith("BLENDER"u8) => "application/x-blender",
        _ when head.StartsWith("%PDF-"u8) => "application/pdf",
        [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => "application/zip",
        [0x1F, 0x8B, 8, ..] => "application/gzip",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "application/x-7z-compressed",
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 7, ..] => "application/vnd.rar",
        _ when head.Length > 262 && head[257..].StartsWith("ustar"u8) => "application/x-tar",
        [0, 1, 0, 0, 0, ..] => "font/ttf",
        _ when head.StartsWith("OTTO"u8) => "font/otf",
        _ when head.StartsWith("wOFF"u8) => "font/woff",
        _ when head.StartsWith("wOF2"u8) => "font/woff2",

        // The length of a JSON header, and its first character: https://github.com/huggingface/safetensors#format
        [_, _, _, _, 0, 0, 0, 0, (byte)'{', (byte)'"', ..] => "application/x-safetensors",
        _ => null,
    };
}
