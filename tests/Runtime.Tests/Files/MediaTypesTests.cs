using System.Text;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Media types by name, by alias and by the first bytes.</summary>
public sealed class MediaTypesTests : DownloadTest
{
    [Theory]
    [InlineData("a.PNG", "image/png")]
    [InlineData("x.png ", "image/png")]
    [InlineData("x.png. .", "image/png")]
    [InlineData("a.b/c.jfif", "image/jpeg")]
    [InlineData("a.heif", "image/heif")]
    [InlineData("a.jxl", "image/jxl")]
    [InlineData("a.ico", "image/x-icon")]
    [InlineData("a.avi", "video/x-msvideo")]
    [InlineData("a.mpeg", "video/mpeg")]
    [InlineData("a.mpg", "video/mpeg")]
    [InlineData("a.3gp", "video/3gpp")]
    [InlineData("a.ogv", "video/ogg")]
    [InlineData("a.mts", "video/mp2t")]
    [InlineData("a.flv", "video/x-flv")]
    [InlineData("a.wmv", "video/x-ms-wmv")]
    [InlineData("a.opus", "audio/opus")]
    [InlineData("a.oga", "audio/ogg")]
    [InlineData("a.weba", "audio/webm")]
    [InlineData("a.aif", "audio/aiff")]
    [InlineData("a.wma", "audio/x-ms-wma")]
    [InlineData("a.mid", "audio/midi")]
    [InlineData("a.stl", "model/stl")]
    [InlineData("a.ply", "model/ply")]
    [InlineData("a.fbx", "application/x-fbx")]
    [InlineData("a.usdz", "model/vnd.usdz+zip")]
    [InlineData("a.csv", "text/csv")]
    [InlineData("a.srt", "application/x-subrip")]
    [InlineData("a.vtt", "text/vtt")]
    [InlineData("a.md", "text/markdown")]
    [InlineData("a.html", "text/html")]
    [InlineData("a.xml", "application/xml")]
    [InlineData("a.yaml", "application/yaml")]
    [InlineData("a.tar", "application/x-tar")]
    [InlineData("a.tgz", "application/gzip")]
    [InlineData("a", "application/octet-stream")]
    [InlineData("a.tmp", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    public void Extension_gives_the_media_type(string name, string expected) => Assert.Equal(expected, MediaTypes.FromFileName(name));

    [Theory]
    [InlineData("image/jpg", ".jpg")]
    [InlineData("image/PNG; charset=binary", ".png")]
    [InlineData(" image/x-png ", ".png")]
    [InlineData("audio/mp3", ".mp3")]
    [InlineData("audio/x-wav", ".wav")]
    [InlineData("audio/wave", ".wav")]
    [InlineData("audio/x-m4a", ".m4a")]
    [InlineData("audio/opus", ".opus")]
    [InlineData("video/mpeg", ".mpeg")]
    [InlineData("video/x-msvideo", ".avi")]
    [InlineData("image/heif", ".heif")]
    [InlineData("model/stl", ".stl")]
    [InlineData("application/x-zip-compressed", ".zip")]
    [InlineData("application/octet-stream", "")]
    [InlineData("nonsense", "")]
    [InlineData("image/", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Media_type_gives_the_extension(string? type, string expected) => Assert.Equal(expected, MediaTypes.ToExtension(type));

    [Fact]
    public void Table_is_unambiguous_in_both_directions()
    {
        string[] extensions = [.. MediaTypeTable.Rows.SelectMany(static row => row.Extensions)];
        string[] types = [.. MediaTypeTable.Rows.SelectMany(static row => row.Types)];

        Assert.Equal(extensions.Length, extensions.Distinct().Count());
        Assert.Equal(types.Length, types.Distinct().Count());
        Assert.All(MediaTypeTable.Rows, static row => Assert.Equal(row.Types[0], MediaTypes.FromFileName("a" + MediaTypes.ToExtension(row.Types[^1]))));
        Assert.All(types, static type => Assert.Equal(type, MediaTypes.Normalize(type)));
    }

    public static TheoryData<string, string> Formats => new()
    {
        { "89504E470D0A1A0A", "image/png" },
        { "FFD8FFE0", "image/jpeg" },
        { "474946383961", "image/gif" },
        { "524946460000000057454250", "image/webp" },
        { "524946460000000057415645", "audio/wav" },
        { "524946460000000041564920", "video/x-msvideo" },
        { "424D0000000000000000", "image/bmp" },
        { "49492A00", "image/tiff" },
        { "4D4D002A", "image/tiff" },
        { "000001000100", "image/x-icon" },
        { "FF0A", "image/jxl" },
        { "0000000C4A584C200D0A870A", "image/jxl" },
        { "0000001C6674797061766966", "image/avif" },
        { "0000001C6674797068656963", "image/heic" },
        { "0000001C667479706D696631", "image/heif" },
        { "00000020667479706D703432", "video/mp4" },
        { "0000001C6674797069736F6D", "video/mp4" },
        { "000000206674797071742020", "video/quicktime" },
        { "00000020667479704D344120", "audio/mp4" },
        { "1A45DFA3A342868101428288776562", "video/x-matroska" },
        { "1A45DFA3A3428681014282887765626D", "video/webm" },
        { "4F676753000200000000", "audio/ogg" },
        { "4F676753000200004F70757348656164", "audio/opus" },
        { "49443304", "audio/mpeg" },
        { "FFFB9064", "audio/mpeg" },
        { "FFF15080", "audio/aac" },
        { "664C6143", "audio/flac" },
        { "464F524D0000000041494646", "audio/aiff" },
        { "676C544602000000", "model/gltf-binary" },
        { "504B0304", "application/zip" },
        { "255044462D312E37", "application/pdf" },
        { "1F8B0800", "application/gzip" },
        { "40000000000000007B226C", "application/x-safetensors" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void First_bytes_show_the_format(string head, string expected)
    {
        byte[] bytes = Convert.FromHexString(head);

        Assert.Equal(expected, MediaSignatures.Detect(bytes));
        Assert.Equal(expected, FalFileInput.FromBytes(bytes).ContentType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("RIFF")]
    [InlineData("\0\0\0\u0018ftyp")]
    public void Unknown_bytes_show_no_format(string text) => Assert.Null(MediaSignatures.Detect(Encoding.UTF8.GetBytes(text)));

    /// <summary>No beginning of any length makes the detection fail.</summary>
    [Fact]
    public void Any_bytes_can_be_looked_at()
    {
        var random = new Random(1);
        foreach (string hex in Formats.Select(static row => (string)row.Data.Item1).Append("3C737667").Append("3C212D2D"))
        {
            byte[] head = [.. Convert.FromHexString(hex), .. new byte[20]];
            for (int length = 0; length <= head.Length; length++)
            {
                _ = MediaSignatures.Detect(head.AsSpan(0, length));
                _ = TextSignatures.Detect(head.AsSpan(0, length));
                head[random.Next(head.Length)] ^= (byte)random.Next(2);
            }
        }

        Assert.Equal("image/svg+xml", MediaSignatures.Detect("\n<svg>"u8));
    }

    [Theory]
    [InlineData("upload.tmp", "image/png")]
    [InlineData("upload", "image/png")]
    [InlineData("picture.jpg", "image/jpeg")]
    public async Task Local_file_of_an_unknown_name_is_looked_at(string name, string expected)
    {
        await System.IO.File.WriteAllBytesAsync(Folder.File(name), Convert.FromHexString("89504E470D0A1A0A"));
        using FileStream stream = System.IO.File.OpenRead(Folder.File(name));
        stream.Position = 0;

        Assert.Equal(expected, FalFileInput.FromFile(Folder.File(name)).ContentType);
        Assert.Equal(expected, FalFileInput.FromStream(stream, fileName: name).ContentType);
        Assert.Equal("text/x-mine", FalFileInput.FromFile(Folder.File(name), "text/x-mine").ContentType);
        Assert.Equal(0, stream.Position);
        Assert.Throws<ArgumentException>(() => FalFileInput.FromStream(stream, ""));
    }

    [Theory]
    [InlineData("data:image/jpg;base64,/9j/4A==", null, null, "file.jpg")]
    [InlineData("data:application/octet-stream;base64,iVBORw0KGgo=", null, "raw6", "raw6.png")]
    [InlineData("data:;base64,iVBORw0KGgo=", "application/octet-stream", "raw", "raw.png")]
    [InlineData("data:audio/x-wav,x", "application/octet-stream", "raw", "raw.wav")]
    [InlineData("data:,x", "IMAGE/WEBP; q=1", "raw", "raw.webp")]
    public async Task Saved_file_gets_an_extension(string url, string? contentType, string? name, string expected)
    {
        string path = await new FalFile { Url = url, ContentType = contentType, FileName = name }.SaveToDirectoryAsync(Folder.Path);

        Assert.Equal(expected, Path.GetFileName(path));
    }
}
