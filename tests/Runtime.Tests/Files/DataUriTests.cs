using System.Text;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Data URIs as servers write them.</summary>
public sealed class DataUriTests : DownloadTest
{
    /// <summary>Bytes that are all of <c>+</c> and <c>/</c> in base64.</summary>
    private static readonly byte[] Signs = [0xFB, 0xEF, 0xBE, 0xFF, 0xFF, 0xFE, 0xFB];

    [Theory]
    [InlineData("++++///++w==")]
    [InlineData("++++///++w")]
    [InlineData("----___--w==")]
    [InlineData("----___--w")]
    [InlineData("    ///  w==")]
    [InlineData("    ///  w")]
    [InlineData("%2B%2B%2B%2B%2F%2F%2F%2B%2Bw%3D%3D")]
    [InlineData("%2b%2b++%2F//%2B%2bw%3D=")]
    [InlineData("++++\r\n///+\r\n+w==\r\n")]
    [InlineData("++++\n  ///+\n\t+w==")]
    [InlineData("++++%0D%0A///++w==")]
    [InlineData(" ++++ ///+ +w== ")]
    public async Task Base64_of_any_kind_is_read(string data) =>
        Assert.Equal(Signs, await Read($"data:image/png;base64,{data}"));

    [Fact]
    public async Task Base64_of_any_length_is_read_with_or_without_padding()
    {
        var random = new Random(1);
        for (int length = 0; length < 200; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            string text = Convert.ToBase64String(bytes);
            foreach (string form in new[] { text, text.TrimEnd('='), text.Replace('+', '-').Replace('/', '_'), text.Replace('+', ' '), Uri.EscapeDataString(text) })
            {
                Assert.Equal(bytes, await Read($"data:;base64,{form}"));
            }
        }
    }

    [Theory]
    [InlineData("Y2F")]
    [InlineData("Y2F0Y")]
    [InlineData("Y2F0Y2")]
    [InlineData("Y2F0=")]
    [InlineData("Y2=F0")]
    [InlineData("Y2F0====Y2F0")]
    [InlineData("Y2F*")]
    [InlineData("Y2F0\0Y2F0")]
    [InlineData("YüF0")]
    [InlineData("Y2F%")]
    [InlineData("Y2F%zz")]
    [InlineData("<html>")]
    public async Task Damaged_or_cut_base64_is_refused(string data) =>
        await Assert.ThrowsAsync<FalProtocolException>(() => Read($"data:image/png;base64,{data}"));

    [Theory]
    [InlineData("data:image/png;base64,", 4)]
    [InlineData("data:image/png,", 3)]
    public async Task MaxSize_bounds_what_is_decoded(string head, int charactersOfThree)
    {
        const int Triples = 400_000;
        string url = head + new string('A', charactersOfThree * Triples);
        long before = GC.GetAllocatedBytesForCurrentThread();

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(
            () => new ImageFile { Url = url }.ReadBytesAsync(new FalDownloadOptions { MaxSize = (3 * Triples) - 1 }));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Contains("FalDownloadOptions.MaxSize", error.Message, StringComparison.Ordinal);
        Assert.Equal(3 * Triples, (await new ImageFile { Url = url }.ReadBytesAsync(new FalDownloadOptions { MaxSize = 3 * Triples })).Length);
    }

    [Fact]
    public async Task Spaces_take_time_in_proportion()
    {
        string url = $"data:;base64,A{new string(' ', 399_998)}A";

        Assert.Equal(300_000, (await Read(url)).Length);
    }

    [Fact]
    public async Task File_without_url_is_a_clear_error()
    {
        FalException error = await Assert.ThrowsAsync<FalException>(() => new ImageFile { Url = null! }.ReadBytesAsync());

        Assert.StartsWith("The file has no web address", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FalException>(() => new ImageFile { Url = null! }.SaveToDirectoryAsync(Folder.Path));
        await Assert.ThrowsAsync<FalException>(() => new ImageFile { Url = null! }.OpenReadAsync());
        Assert.Equal("", new ImageFile { Url = null! }.ToFalFileInput().Url);
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public async Task Escapes_at_the_end_are_text() =>
        Assert.Equal("a%b%4%ü", Encoding.UTF8.GetString(await Read("data:,a%b%4%%C3%BC")));

    [Theory]
    [InlineData("data:text/html,<html>blocked</html>")]
    [InlineData("data:text/html;base64,PGh0bWw+YmxvY2tlZDwvaHRtbD4=")]
    [InlineData("data:application/json;base64,eyJlcnJvciI6Im5vIn0=")]
    [InlineData("data:text/plain,no healthy upstream")]
    [InlineData("data:image/png,<!DOCTYPE html><html>")]
    [InlineData("data:image/png;base64,")]
    [InlineData("data:,")]
    public async Task Data_that_is_no_image_is_refused(string url)
    {
        var file = new ImageFile { Url = url };

        await Assert.ThrowsAsync<FalProtocolException>(() => file.ReadBytesAsync());
        await Assert.ThrowsAsync<FalProtocolException>(() => file.OpenReadAsync());
        await Assert.ThrowsAsync<FalProtocolException>(() => file.SaveToDirectoryAsync(Folder.Path));
        Assert.Empty(Folder.Files);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(76)]
    [InlineData(4)]
    public async Task Lines_of_base64_that_spaces_join_are_read(int width)
    {
        var random = new Random(width);
        for (int length = 1; length < 1000; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            string lines = string.Join(' ', Convert.ToBase64String(bytes).Chunk(width).Select(static line => new string(line)));
            Assert.Equal(bytes, await Read($"data:image/png;base64,{lines}"));
        }
    }

    private static Task<byte[]> Read(string url) => new FalFile { Url = url }.ReadBytesAsync();
}
