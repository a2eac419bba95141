using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Options;

public class FalCredentialsTests : FalTest
{
    [Theory]
    [InlineData("id:secret", null, null, "id:secret")]
    [InlineData("  id:secret\r\n", null, null, "id:secret")]
    [InlineData("id:secret", "other", "key", "id:secret")]
    [InlineData(null, "id", "secret", "id:secret")]
    [InlineData("", " id ", "secret\n", "id:secret")]
    [InlineData("   ", "id", "secret", "id:secret")]
    [InlineData("\"id:secret\"", null, null, "id:secret")]
    [InlineData("'id:secret'\r\n", null, null, "id:secret")]
    [InlineData("'\" id:secret \"'", null, null, "id:secret")]
    [InlineData("\"\"", "\"id\"", "'secret'", "id:secret")]
    [InlineData("id:c2VjcmV0IQ==", null, null, "id:c2VjcmV0IQ==")]
    [InlineData("eyJhbGciOi.eyJzdWIi-_.c2ln", null, null, "eyJhbGciOi.eyJzdWIi-_.c2ln")]
    public async Task The_environment_is_read_in_order(string? key, string? id, string? secret, string expected) =>
        Assert.Equal(expected, await Environment(key, id, secret).GetKeyAsync(default));

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", "", "")]
    [InlineData(null, "id", null)]
    [InlineData(null, null, "secret")]
    public async Task A_missing_key_is_said_to_be_missing(string? key, string? id, string? secret)
    {
        FalCredentialsException error = await Assert.ThrowsAsync<FalCredentialsException>(async () => await Environment(key, id, secret).GetKeyAsync(default));

        Assert.Equal(
            "There is no fal API key: set the environment variable FAL_KEY to one from https://fal.ai/dashboard/keys, or set FalClientOptions.Credentials.",
            error.Message);
    }

    [Theory]
    [InlineData("id: hidden")]
    [InlineData("Key id:hidden")]
    [InlineData("id:hid\nden")]
    [InlineData("id:hid\u0001den")]
    [InlineData("id:hiddén")]
    [InlineData("id:hidden\u200bx")]
    [InlineData("\"id:hidden")]
    [InlineData("\"id:hid\"den\"")]
    [InlineData("FAL_KEY=id:hidden")]
    [InlineData("fal_key=\"id:hidden\"")]
    [InlineData("export FAL_KEY=id:hidden")]
    [InlineData("API=hidden")]
    [InlineData("FAL_KEY=")]
    [InlineData("${FAL_hidden}")]
    [InlineData("$FAL_hidden")]
    [InlineData("$(hidden)")]
    [InlineData("%FAL_hidden%")]
    [InlineData("{{hidden}}")]
    [InlineData("<hidden>")]
    [InlineData("[hidden]")]
    [InlineData("id:")]
    [InlineData(":hidden")]
    public async Task A_key_that_cannot_be_one_is_refused_without_being_shown(string key)
    {
        FalCredentialsException fromKey = Assert.Throws<FalCredentialsException>(() => FalCredentials.FromKey(key));
        FalCredentialsException atRequest = await Assert.ThrowsAsync<FalCredentialsException>(async () => await Environment(key, null, null).GetKeyAsync(default));

        Assert.DoesNotContain("hid", fromKey.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hid", atRequest.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_is_asked_for_each_exchange()
    {
        int count = 0;
        FalClient client = CreateClient(settings => settings.Credentials = FalCredentials.FromProvider(_ => new ValueTask<string>($"id:{++count}")));
        Server.Answer(503).Answer(200, Status("IN_QUEUE"));

        await client.Endpoint("a/b").Attach("r").GetStatusAsync();

        Assert.Equal(["Key id:1", "Key id:2"], Server.Requests.Select(request => request.Header("authorization")));
    }

    [Fact]
    public async Task What_a_provider_throws_carries_the_request()
    {
        var cause = new InvalidOperationException("vault closed");
        FalClient client = CreateClient(settings => settings.Credentials = FalCredentials.FromProvider(_ => throw cause));

        FalCredentialsException error = await Assert.ThrowsAsync<FalCredentialsException>(() => client.Endpoint("a/b").Attach("r").GetStatusAsync());

        Assert.Same(cause, error.InnerException);
        Assert.Equal("r", error.RequestId);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_that_never_comes_ends_the_call_with_the_time_of_its_exchange(bool listens)
    {
        FalClient client = CreateClient(settings => settings.Credentials = FalCredentials.FromProvider(async token =>
        {
            await Task.Delay(Timeout.Infinite, listens ? token : CancellationToken.None);
            return "";
        }));

        Task call = client.Endpoint("a/b").SubmitAsync(Input);
        Time.Advance(TimeSpan.FromSeconds(120));

        FalCredentialsException error = await Assert.ThrowsAsync<FalCredentialsException>(() => call.WaitAsync(HangLimit));
        Assert.False(error.MayHaveBeenAccepted);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void Texts_do_not_show_a_key() =>
        Assert.Equal("FalCredentials", FalCredentials.FromKey(Key).ToString());

    private static EnvironmentCredentials Environment(string? key, string? id, string? secret) => new(name => name switch
    {
        "FAL_KEY" => key,
        "FAL_KEY_ID" => id,
        "FAL_KEY_SECRET" => secret,
        _ => null,
    });
}
