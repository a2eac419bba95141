using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Storage;

/// <summary>Which way a file takes, and what it carries.</summary>
public class RouteTests : FalTest
{
    private const string Initiate = "POST https://rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3";
    private const string Token = "POST https://rest.fal.ai/storage/auth/token?storage_type=fal-cdn-v3";
    private const string Cdn = "POST https://v3.fal.media/files/upload";

    private static readonly FalFileInput Cat = FalFileInput.FromBytes("cat"u8.ToArray(), "image/png", "cat.png");

    private readonly FakeStorage _storage = new();

    private FalClient Uploader => field ??= CreateClient(settings => settings.Handler = _storage);

    [Fact]
    public async Task A_token_is_asked_for_once_and_used_until_it_expires()
    {
        var options = new FalUploadOptions { Route = FalUploadRoute.CdnToken };

        Uri url = await Uploader.Storage.UploadAsync(Cat, options);
        await Uploader.Storage.UploadAsync(Cat, options);
        Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(30));
        _storage.ExpiresAt = "2026-01-02T00:00:00.5Z";
        await Uploader.Storage.UploadAsync(Cat, options);

        Assert.Equal([Token, Cdn, Cdn, Token, Cdn], _storage.Lines);
        Assert.Equal("https://v3.fal.media/files/1", url.AbsoluteUri);
        RecordedRequest upload = _storage.Requests[1];
        Assert.Equal(("cat", "image/png", "cat.png", "Bearer cdn-token-1"), (upload.Text, upload.Header("content-type"), upload.Header("x-fal-file-name"), upload.Header("authorization")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2025-01-01T00:00:00Z")]
    public async Task A_token_whose_end_makes_no_sense_serves_one_upload(string expiresAt)
    {
        _storage.ExpiresAt = expiresAt;
        var options = new FalUploadOptions { Route = FalUploadRoute.CdnToken, MultipartThreshold = 0 };

        await Uploader.Storage.UploadAsync(Cat, options);
        await Uploader.Storage.UploadAsync(Cat, options);

        Assert.Equal(2, _storage.Tokens);
    }

    [Fact]
    public async Task A_token_is_not_used_for_another_key()
    {
        string key = Key;
        FalClient client = CreateClient(settings =>
        {
            settings.Handler = _storage;
            settings.Credentials = FalCredentials.FromProvider(_ => new(key));
        });
        var options = new FalUploadOptions { Route = FalUploadRoute.CdnToken };

        await client.Storage.UploadAsync(Cat, options);
        key = "other-id:other-secret";
        await client.Storage.UploadAsync(Cat, options);

        Assert.Equal(2, _storage.Tokens);
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(405, 1)]
    [InlineData(410, 1)]
    [InlineData(501, 1)]
    [InlineData(503, 5)]
    public async Task The_other_way_is_taken_when_the_first_is_not_there(int status, int tries)
    {
        _storage.Fail("/initiate", times: int.MaxValue, status);

        await Uploader.Storage.UploadAsync(Cat);

        Assert.Equal([.. Enumerable.Repeat(Initiate, tries), Token, Cdn], _storage.Lines);
        Assert.Equal("cat"u8.ToArray(), _storage.OnlyFile);
    }

    [Theory]
    [InlineData(FalUploadRoute.Auto, 401)]
    [InlineData(FalUploadRoute.Auto, 403)]
    [InlineData(FalUploadRoute.Auto, 422)]
    [InlineData(FalUploadRoute.Presigned, 404)]
    public async Task It_is_not_taken_when_fal_refuses_or_nobody_asked_for_it(FalUploadRoute route, int status)
    {
        _storage.Fail("/initiate", times: int.MaxValue, status);

        await Assert.ThrowsAsync<FalApiException>(async () =>
        {
            try
            {
                await Uploader.Storage.UploadAsync(Cat, new FalUploadOptions { Route = route });
            }
            catch (FalValidationException exception)
            {
                throw new FalApiException(exception.Message, exception.StatusCode);
            }
        });

        Assert.Equal([Initiate], _storage.Lines);
    }

    [Fact]
    public async Task When_both_fail_the_first_is_told()
    {
        _storage.Fault = static (request, _, _) => Task.FromResult<HttpResponseMessage?>(
            ScriptedHandler.Response(request.Uri.AbsolutePath.EndsWith("/initiate", StringComparison.Ordinal) ? 404 : 403, ""));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Uploader.Storage.UploadAsync(Cat));

        Assert.Equal(404, (int)error.StatusCode);
    }

    [Theory]
    [InlineData("""{"token":"t","token_type":"Bearer","base_url":"http://v3.fal.media"}""")]
    [InlineData("""{"token":"t","token_type":"Bearer","base_url":"http://127.0.0.1:1"}""")]
    [InlineData("""{"token":"t","token_type":"Bearer","base_url":"/v3"}""")]
    [InlineData("""{"token":"t","token_type":"Bearer"}""")]
    [InlineData("""{"token":"","token_type":"Bearer","base_url":"https://v3.fal.media"}""")]
    [InlineData("""{"token":"a\r\nb","token_type":"Bearer","base_url":"https://v3.fal.media"}""")]
    [InlineData("""{"token":"t","token_type":"a b\n","base_url":"https://v3.fal.media"}""")]
    [InlineData("nonsense")]
    public async Task A_token_that_cannot_be_used_is_not(string answer)
    {
        Server.Answer(200, answer);

        await Assert.ThrowsAsync<FalProtocolException>(() => Client.Storage.UploadAsync(Cat, new FalUploadOptions { Route = FalUploadRoute.CdnToken }));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_token_in_an_answer_that_cannot_be_used_is_not_shown()
    {
        Server.Answer(200, """{"token":"very-secret-token","token_type":"Bearer","base_url":"http://v3.fal.media"}""");

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(
            () => Client.Storage.UploadAsync(Cat, new FalUploadOptions { Route = FalUploadRoute.CdnToken }));

        Assert.DoesNotContain("very-secret-token", error + error.Body + error.RawJson, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/files/1")]
    [InlineData("https://evilfal.media/files/1")]
    [InlineData("https://v3.fal.media:444/files/1")]
    [InlineData("http://v3.fal.media/files/1")]
    public async Task The_token_goes_to_no_other_host(string address)
    {
        Server.Answer(200, """{"token":"t","token_type":"Bearer","base_url":"https://v3.fal.media","expires_at":"2027-01-01T00:00:00Z"}""");
        Server.Answer(200, $$"""{"access_url":"{{address}}","uploadId":"u"}""");
        var options = new FalUploadOptions { Route = FalUploadRoute.CdnToken, MultipartThreshold = 0 };

        await Assert.ThrowsAsync<FalProtocolException>(() => Client.Storage.UploadAsync(Cat, options));

        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_a_server_repeats_is_not_shown()
    {
        _storage.TokenText = static _ => "very-secret-token";
        _storage.Fail("/files/upload", times: 1, status: 400, """{"detail":"no very-secret-token here"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => Uploader.Storage.UploadAsync(Cat, new FalUploadOptions { Route = FalUploadRoute.CdnToken }));

        Assert.DoesNotContain("very-secret-token", error + error.Body + error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned, 0)]
    [InlineData(FalUploadRoute.Presigned, 100)]
    [InlineData(FalUploadRoute.CdnToken, 0)]
    [InlineData(FalUploadRoute.CdnToken, 100)]
    public async Task A_file_is_kept_as_long_as_asked(FalUploadRoute route, long threshold)
    {
        var options = new FalUploadOptions
        {
            Route = route,
            MultipartThreshold = threshold,
            Lifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromHours(1), InitialAccess = new FalAccessControl { Default = FalAccess.Forbid } },
        };

        await Uploader.Storage.UploadAsync(Cat, options);

        RecordedRequest request = Assert.Single(_storage.Requests, static request => request.Header("x-fal-object-lifecycle") is not null);
        Assert.Equal("""{"expiration_duration_seconds":3600,"initial_acl":{"default":"forbid"}}""", request.Header("x-fal-object-lifecycle"));
        Assert.Equal(route == FalUploadRoute.CdnToken, request.Header("x-fal-object-lifecycle-preference") is not null);
        Assert.Contains(route == FalUploadRoute.CdnToken ? "/files/upload" : "/initiate", request.Uri.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_are_not_allowed_are_named()
    {
        (string Name, FalUploadOptions Options)[] wrong =
        [
            ("Route", new() { Route = (FalUploadRoute)7 }),
            ("Lifecycle", new() { Lifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.Zero } }),
            ("MultipartThreshold", new() { MultipartThreshold = -1 }),
            ("PartSize", new() { PartSize = 1000 }),
            ("MaxConcurrency", new() { MaxConcurrency = 0 }),
            ("Timeout", new() { Timeout = TimeSpan.Zero }),
        ];
        foreach ((string name, FalUploadOptions options) in wrong)
        {
            ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Uploader.Storage.UploadAsync(Cat, options));
            Assert.StartsWith($"FalUploadOptions.{name} ", error.Message, StringComparison.Ordinal);
            error = Assert.Throws<ArgumentException>(() => new FalClient(new FalClientOptions { Upload = options }));
            Assert.StartsWith($"FalClientOptions.Upload.{name} ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_own_client_asks_for_no_compression_of_the_answer_to_a_part()
    {
        Uri? address = null;
        using var server = new LoopbackServer(request =>
            request.StartsWith("POST /rest", StringComparison.Ordinal) ? LoopbackServer.Ok($$"""{"upload_url":"{{address}}mp?a=1","file_url":"{{address}}f"}""")
            : LoopbackServer.Ok("""{"etag":"e"}"""));
        address = server.Uri;
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(Key),
            Hosts = new FalHosts { Rest = new Uri($"{server.Uri}rest") },
        });

        await client.Storage.UploadAsync(Cat, new FalUploadOptions { MultipartThreshold = 0 });

        string part = server.Requests[1];
        Assert.StartsWith("PUT /mp/1?a=1 ", part, StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding: identity\r\n", part, StringComparison.Ordinal);
        Assert.DoesNotContain("gzip", part, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", part, StringComparison.Ordinal);
    }
}
