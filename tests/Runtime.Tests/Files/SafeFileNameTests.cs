using System.Text;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>A server's name of a file is a name and nothing else, on any system.</summary>
public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("cat.png", "cat.png")]
    [InlineData("käse 猫 🐈.png", "käse 猫 🐈.png")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\boot.ini", "boot.ini")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("C:\\Windows\\x.dll", "x.dll")]
    [InlineData("C:x.dll", "C_x.dll")]
    [InlineData("a.png:x", "a.png_x")]
    [InlineData("a.png::$DATA", "a.png__$DATA")]
    [InlineData("\\\\server\\share\\x.png", "x.png")]
    [InlineData("..", null)]
    [InlineData(".", null)]
    [InlineData("...", null)]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("a/", null)]
    [InlineData("/", null)]
    [InlineData("?*", null)]
    [InlineData(null, null)]
    [InlineData(".htaccess", "htaccess")]
    [InlineData(". .bashrc", "bashrc")]
    [InlineData("a.png.", "a.png")]
    [InlineData("a.png . .", "a.png")]
    [InlineData("a\0b\r\n.png", "a_b__.png")]
    [InlineData("cat\u202Egnp.exe", "cat_gnp.exe")]
    [InlineData("a\u2028b.png", "a_b.png")]
    [InlineData("a<b>|\"c*?.png", "a_b___c__.png")]
    [InlineData("CON", "_CON")]
    [InlineData("con.png", "_con.png")]
    [InlineData("nul .tar.gz", "_nul .tar.gz")]
    [InlineData("COM1.txt", "_COM1.txt")]
    [InlineData("lpt\u00B9.txt", "_lpt\u00B9.txt")]
    [InlineData("CONIN$", "_CONIN$")]
    [InlineData("COM10.txt", "COM10.txt")]
    [InlineData("console.png", "console.png")]
    public void A_name_is_made_safe(string? name, string? expected) => Assert.Equal(expected, SafeFileName.From(name));

    [Fact]
    public void Half_a_character_is_none() => Assert.Equal("a_b.png", SafeFileName.From("a\uD83Db.png"));

    [Theory]
    [InlineData("x", 300, ".png")]
    [InlineData("猫", 100, ".png")]
    [InlineData("🐈", 100, ".png")]
    public void A_long_name_keeps_its_extension_and_whole_characters(string character, int count, string extension)
    {
        string name = SafeFileName.From(string.Concat(Enumerable.Repeat(character, count)) + extension)!;

        Assert.InRange(Encoding.UTF8.GetByteCount(name), 190, 200);
        Assert.EndsWith(character + extension, name, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(SafeFileName.From("a." + new string('x', 300))!), 1, 200);
    }

    [Theory]
    [InlineData("https://x/files/cat.png?sig=1", "cat.png")]
    [InlineData("https://x/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "passwd")]
    [InlineData("https://x/..%5C..%5Cevil.exe", "evil.exe")]
    [InlineData("https://x/", null)]
    [InlineData("https://x", null)]
    [InlineData("data:,x", null)]
    public void A_URL_has_a_name_too(string url, string? expected) => Assert.Equal(expected, SafeFileName.From(SafeFileName.OfUrl(url)));

    /// <summary>Whatever a name is made of, it stays in its folder.</summary>
    [Fact]
    public void No_name_leaves_its_folder()
    {
        string[] pieces = ["..", "/", "\\", ":", ".", " ", "\0", "CON", "a", "~", "%2e", "\u202E", "\n", "C:", "//", "*", "🐈", "\uD83D", "$DATA"];
        string folder = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "folder"));
        var random = new Random(1);
        for (int round = 0; round < 20_000; round++)
        {
            string name = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)]));
            string safe = SafeFileName.Choose([name], ["image/png"]);
            string full = Path.GetFullPath(Path.Combine(folder, safe));
            Assert.Equal(folder, Path.GetDirectoryName(full));
            Assert.Equal(safe, Path.GetFileName(full));
            Assert.Equal(folder, Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, SafeFileName.Numbered(safe, 2)))));
        }
    }
}
