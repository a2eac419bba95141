namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Redirects of files, and what does not go with them.</summary>
public sealed class DownloadRedirectTests : DownloadTest
{
    [Fact]
    public async Task A_redirect_is_followed_to_https_and_nowhere_else()
    {
        Server.Answer(302, "", ("Location", "https://elsewhere.example/cat")).Answer(307, "", ("Location", "/dog")).Answer((_, _) => Whole("\"a\""));
        Assert.Equal(10, (await File.ReadBytesAsync(Options)).Length);
        Assert.Equal(["https://elsewhere.example/cat", "https://elsewhere.example/dog"], Server.Requests.Skip(1).Select(static request => request.Uri.AbsoluteUri));

        foreach (string location in new[] { "http://elsewhere.example/cat", "http://127.0.0.1/cat", "file:///etc/passwd", "ftp://x/y" })
        {
            Server.Answer(302, "", ("Location", location));
            FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options));
            Assert.Equal(302, (int)error.StatusCode);
        }
    }

    [Theory]
    [InlineData("Authorization", "Bearer cdn-token")]
    [InlineData("Cookie", "session=1")]
    public async Task What_a_client_sends_by_itself_follows_no_redirect_to_another_server(string name, string value)
    {
        Http.DefaultRequestHeaders.Add(name, value);
        Server.Answer(302, "", ("Location", "/dog")).Answer(302, "", ("Location", "https://elsewhere.example/cat"));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options));

        Assert.Contains("must not go", error.Message, StringComparison.Ordinal);
        Assert.All(Server.Requests, static request => Assert.Equal("v3b.fal.media", request.Uri.Host));
        Assert.Equal(2, Server.Requests.Count);
    }

    [Theory]
    [InlineData("//")]
    [InlineData("///")]
    [InlineData("//[bad")]
    [InlineData("https:///x")]
    [InlineData("https://")]
    [InlineData("http:dog")]
    [InlineData("javascript:1")]
    [InlineData("\\\\host\\share")]
    public async Task A_redirect_to_nowhere_is_an_answer_and_no_accident(string location)
    {
        Server.Answer(302, "", ("Location", location)).Answer(404);

        await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options with { MaxRetries = 0 }));
    }

    [Fact]
    public async Task Redirects_without_end_are_an_end()
    {
        for (int count = 0; count < 6; count++)
        {
            Server.Answer(302, "", ("Location", "https://elsewhere.example/cat"));
        }

        await Assert.ThrowsAsync<FalApiException>(() => File.ReadBytesAsync(Options));
        Assert.True(Server.IsFinished);
    }

    [Fact]
    public async Task A_password_in_an_address_is_in_no_message()
    {
        Server.Answer(403);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => new FalFile { Url = "https://me:secret-word@files.example/cat.png?sig=secret-sig" }.ReadBytesAsync(Options with { MaxRetries = 0 }));

        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("https://files.example/cat.png", error.Message, StringComparison.Ordinal);
    }
}
