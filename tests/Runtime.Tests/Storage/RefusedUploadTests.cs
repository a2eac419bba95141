namespace Flux2Gen.Runtime.Tests.Storage;

/// <summary>Answers of storage whose statuses do not tell what they mean: a paid request must not point at a file that is not there.</summary>
public sealed class RefusedUploadTests : MultipartTest
{
    private const string Result = """
        <?xml version="1.0" encoding="UTF-8"?>

        <CompleteMultipartUploadResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><ETag>"x"</ETag></CompleteMultipartUploadResult>
        """;

    private static readonly string[] Refusals =
    [
        "<html><title>Just a moment</title></html>",
        "  <!DOCTYPE html><body>Maintenance</body>",
        "<center>Blocked</center>",
        """{"error":"quota exceeded"}""",
        """{"detail":"storage is full"}""",
        """{"success":false,"message":"no"}""",
        "<Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>",
        "\n\n<?xml version=\"1.0\"?>\n<Error><Code>SlowDown</Code></Error>",
        "<ErrorResponse><Error/></ErrorResponse>",
    ];

    /// <summary>Gets the ends of addresses, the ways they are on, and whether the file is sent in parts.</summary>
    private static readonly (string End, FalUploadRoute Route, bool IsMultipart)[] Places =
    [
        ("/upload/initiate", FalUploadRoute.Presigned, false),
        ("/put/1", FalUploadRoute.Presigned, false),
        ("/initiate-multipart", FalUploadRoute.Presigned, true),
        ("/mp/1/2", FalUploadRoute.Presigned, true),
        ("/mp/1/complete", FalUploadRoute.Presigned, true),
        ("/auth/token", FalUploadRoute.CdnToken, false),
        ("/files/upload", FalUploadRoute.CdnToken, false),
        ("/upload/multipart", FalUploadRoute.CdnToken, true),
        ("/2", FalUploadRoute.CdnToken, true),
        ("/complete", FalUploadRoute.CdnToken, true),
    ];

    public static MatrixTheoryData<string, int> Cases { get; } = new(Refusals, Enumerable.Range(0, Places.Length));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Success_that_is_an_error_is_asked_again(string refusal, int place)
    {
        Store.Fail(Places[place].End, times: 1, 200, refusal);
        byte[] bytes = Bytes(Places[place].IsMultipart ? PartSize + 1 : 10);

        Uri url = await UploadAsync(bytes, Places[place].Route);

        Assert.Equal(bytes, Store.Files[url.AbsoluteUri]);
        Assert.Equal(2, Store.Requests.Count(request => request.Uri.AbsolutePath.EndsWith(Places[place].End, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Success_that_stays_an_error_is_one(string refusal, int place)
    {
        Store.Fail(Places[place].End, times: int.MaxValue, 200, refusal);

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(
            () => UploadAsync(Bytes(Places[place].IsMultipart ? PartSize + 1 : 10), Places[place].Route));

        Assert.Contains("'a.mp4'", error.Message, StringComparison.Ordinal);
        Assert.Equal(1 + new FalRetryOptions().MaxRetries, error.Attempts);
    }

    [Theory]
    [InlineData(Result)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("OK")]
    [InlineData("""{"access_url":"https://v3.fal.media/files/1","error":null}""")]
    public async Task Usual_confirmations_stay_confirmations(string answer)
    {
        foreach (FalUploadRoute route in Routes)
        {
            Store.Requests.Clear();
            Store.Fail("/complete", times: 1, 200, answer);

            await UploadAsync(Bytes(PartSize + 1), route);

            Assert.Single(Store.Requests, static request => request.Uri.AbsolutePath.EndsWith("/complete", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(409, "<Error><Code>OperationAborted</Code></Error>", 2)]
    [InlineData(400, "<Error><Code>RequestTimeout</Code></Error>", 2)]
    [InlineData(400, "<Error><Code>BadDigest</Code></Error>", 2)]
    [InlineData(400, "<Error><Code>EntityTooLarge</Code></Error>", 1)]
    [InlineData(409, "", 1)]
    public async Task Refusals_of_the_moment_are_asked_again(int status, string body, int asked)
    {
        Store.Fail("/put/1", times: 1, status, body);

        Exception? error = await Record.ExceptionAsync(() => UploadAsync(Bytes(10), FalUploadRoute.Presigned));

        Assert.Equal(asked == 1, error is FalApiException);
        Assert.Equal(asked, Store.Requests.Count(static request => request.Method == "PUT"));
    }

    private Task<Uri> UploadAsync(byte[] bytes, FalUploadRoute route) =>
        Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4", "a.mp4"), Options(route, concurrency: 1));
}
