using System.Net.Http.Headers;
using System.Text;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Answers of what stands before the storage of files, and headers that storage repeats from uploads.</summary>
public sealed class ForeignAnswerDownloadTests : DownloadTest
{
    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task Rest_of_another_type_without_a_tag_is_not_joined(string? type)
    {
        Server.Answer((_, _) => Typed(Whole("\"a\"", breaksAfter: 4), "image/png"));
        Server.Answer((_, _) => Typed(Rest(4, null!, "<html>blocked"[..10]), type));
        Server.Answer((_, _) => Typed(Whole("\"a\""), "image/png"));

        byte[] bytes = await File.ReadBytesAsync(Options);

        Assert.Equal(Content, Encoding.ASCII.GetString(bytes));
        Assert.Equal(3, Server.Requests.Count);
    }

    [Fact]
    public async Task Rest_of_the_same_type_and_length_is_joined()
    {
        Server.Answer((_, _) => Typed(Whole("\"a\"", breaksAfter: 4), "image/png"));
        Server.Answer((_, _) => Typed(Rest(4, null!), "image/png"));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
        Assert.Equal(2, Server.Requests.Count);
    }

    [Theory]
    [InlineData("aws-chunked")]
    [InlineData("utf-8")]
    [InlineData("none")]
    [InlineData("binary")]
    [InlineData("8bit")]
    [InlineData("identity")]
    public async Task Encoding_that_compresses_nothing_is_passed_over(string encoding)
    {
        Server.Answer((_, _) => Encoded(Whole("\"a\"", breaksAfter: 4), encoding));
        Server.Answer((_, _) => Encoded(Rest(4, "\"a\""), encoding));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
        Assert.Equal("bytes=4-", Server.Requests[1].Header("range"));
    }

    [Fact]
    public async Task Compression_beside_another_encoding_is_undone()
    {
        byte[] compressed = Compress(Content, "gzip");
        Server.Answer((_, _) => Encoded(Respond(200, null, new MemoryStream(compressed), compressed.Length), "aws-chunked", "gzip"));

        Assert.Equal(Content, Encoding.ASCII.GetString(await File.ReadBytesAsync(Options)));
    }

    private static async Task<HttpResponseMessage> Typed(Task<HttpResponseMessage> answer, string? type)
    {
        HttpResponseMessage response = await answer;
        response.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return response;
    }

    private static async Task<HttpResponseMessage> Encoded(Task<HttpResponseMessage> answer, params string[] encodings)
    {
        HttpResponseMessage response = await answer;
        Array.ForEach(encodings, response.Content.Headers.ContentEncoding.Add);
        return response;
    }
}
