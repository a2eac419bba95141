using System.Text;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Answers that come compressed though nobody asked.</summary>
public sealed class CompressedDownloadTests : DownloadTest
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_comes_compressed_unasked_is_the_file_all_the_same_and_begins_anew_when_it_breaks(string encoding)
    {
        byte[] compressed = Compress(new string('a', 100_000), encoding);
        foreach (int breaksAfter in new[] { compressed.Length - 1, int.MaxValue })
        {
            Server.Answer(async (_, _) =>
            {
                HttpResponseMessage response = await Respond(200, "\"a\"", new ScriptedBody(compressed, 3, breaksAfter), compressed.Length);
                response.Content.Headers.ContentEncoding.Add(encoding);
                return response;
            });
        }

        Assert.Equal(new string('a', 100_000), Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
        Assert.All(Server.Requests, static request => Assert.Null(request.Header("range")));
    }

    [Theory]
    [InlineData("gzip", "MaxSize")]
    [InlineData("zstd", "compressed")]
    public async Task What_comes_compressed_is_held_to_the_size_of_the_file(string encoding, string words)
    {
        byte[] bomb = Compress(new string('a', 100_000), encoding);
        Server.Answer(async (_, _) =>
        {
            HttpResponseMessage response = await Respond(200, null, new MemoryStream(bomb), bomb.Length);
            response.Content.Headers.ContentEncoding.Add(encoding);
            return response;
        });

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => File.SaveAsync(Folder.File("cat.png"), Options with { MaxSize = 99_999 }));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public async Task A_rest_that_comes_compressed_is_not_put_behind_the_plain_beginning()
    {
        Server.Answer((_, _) => Whole("\"a\"", breaksAfter: 4));
        Server.Answer(async (_, _) =>
        {
            HttpResponseMessage response = await Rest(4, "\"a\"", "0123ABCDEF");
            response.Content.Headers.ContentEncoding.Add("gzip");
            return response;
        });
        Server.Answer((_, _) => Whole("\"a\""));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
    }
}
