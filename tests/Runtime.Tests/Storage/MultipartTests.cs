namespace Flux2Gen.Runtime.Tests.Storage;

/// <summary>Files that are sent in parts, on both ways.</summary>
public sealed class MultipartTests : MultipartTest
{
    [Theory]
    [InlineData(FalUploadRoute.Auto)]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task A_file_arrives_whole_and_its_parts_in_order(FalUploadRoute route)
    {
        byte[] bytes = Bytes((12 * PartSize) + 5);

        Uri url = await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4", "a.mp4"), Options(route));

        Assert.Equal(bytes, Store.Files[url.AbsoluteUri]);
        Assert.Equal(13, Store.Requests.Count(static request => request.Method == "PUT"));
        Assert.Equal(Enumerable.Range(1, 13), PartsOf(Store.Requests[^1]));
    }

    [Fact]
    public async Task The_presigned_way_sends_no_key_and_keeps_the_query_at_the_end()
    {
        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(Bytes(PartSize + 1), "video/mp4", "a.mp4"), Options(FalUploadRoute.Presigned, concurrency: 1));

        Assert.Equal(
            [
                "POST https://rest.fal.ai/storage/upload/initiate-multipart?storage_type=fal-cdn-v3",
                "PUT https://storage.example/mp/1/1?sig=1",
                "PUT https://storage.example/mp/1/2?sig=1",
                "POST https://storage.example/mp/1/complete?sig=1",
            ],
            Store.Lines);
        Assert.Equal("""{"content_type":"video/mp4","file_name":"a.mp4"}""", Store.Requests[0].Text);
        Assert.Equal($"Key {Key}", Store.Requests[0].Header("authorization"));
        Assert.Equal(["accept-encoding", "content-length", "user-agent"], Store.Requests[1].Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("identity", Store.Requests[1].Header("accept-encoding"));
        Assert.Equal(["content-length", "content-type", "user-agent"], Store.Requests[^1].Headers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_way_of_the_CDN_sends_its_token_and_not_the_key()
    {
        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(Bytes(PartSize + 1), "video/mp4", "ä\r\n.mp4"), Options(FalUploadRoute.CdnToken, concurrency: 1));

        Assert.Equal(
            [
                "POST https://rest.fal.ai/storage/auth/token?storage_type=fal-cdn-v3",
                "POST https://v3.fal.media/files/upload/multipart",
                "PUT https://v3.fal.media/files/1/multipart/up%2F1/1",
                "PUT https://v3.fal.media/files/1/multipart/up%2F1/2",
                "POST https://v3.fal.media/files/1/multipart/up%2F1/complete",
            ],
            Store.Lines);
        Assert.Equal("{}", Store.Requests[0].Text);
        Assert.Equal("___.mp4", Store.Requests[1].Header("x-fal-file-name"));
        Assert.Equal("video/mp4", Store.Requests[1].Header("content-type"));
        Assert.All(Store.Requests.Skip(1), static request => Assert.Equal("Bearer cdn-token-1", request.Header("authorization")));
        Assert.Equal(("identity", "video/mp4"), (Store.Requests[2].Header("accept-encoding"), Store.Requests[2].Header("content-type")));
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task A_tag_may_stand_in_a_header_only(FalUploadRoute route)
    {
        Store.TagsInHeader = true;
        byte[] bytes = Bytes(3 * PartSize);

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4"), Options(route));

        Assert.Equal(bytes, Store.OnlyFile);
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task A_part_that_fails_twice_is_sent_a_third_time_and_the_others_once(FalUploadRoute route)
    {
        Store.Fail("/2", times: 2, status: 503);
        byte[] bytes = Bytes(4 * PartSize);

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4"), Options(route));

        Assert.Equal(bytes, Store.OnlyFile);
        Assert.Equal(["1", "2", "2", "2", "3", "4"], PutsOf(Store));
        Assert.Equal(2, Time.Delays.Count);
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task A_part_that_fails_for_good_is_named_with_its_file_and_status(FalUploadRoute route)
    {
        Store.Fail("/3", times: int.MaxValue, status: 500);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => Uploader.Storage.UploadAsync(FalFileInput.FromBytes(Bytes(5 * PartSize), "video/mp4", "/secret/dir/cat\n.mp4"), Options(route)));

        Assert.StartsWith("Storage did not take part 3 of 'cat .mp4' (HTTP 500)", error.Message, StringComparison.Ordinal);
        Assert.Equal(500, (int)error.StatusCode);
        Assert.Equal(5, error.Attempts);
        Assert.DoesNotContain(Store.Lines, static line => line.Contains("complete", StringComparison.Ordinal));
        Assert.Empty(Store.Files);
    }

    [Fact]
    public async Task A_lost_connection_names_the_part()
    {
        Store.Fault = static (request, _, _) => request.Uri.AbsolutePath.EndsWith("/2", StringComparison.Ordinal)
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded)
            : Task.FromResult<HttpResponseMessage?>(null);

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(
            () => Uploader.Storage.UploadAsync(FalFileInput.FromBytes(Bytes(3 * PartSize), "video/mp4", "cat.mp4"), Options(FalUploadRoute.Presigned)));

        Assert.StartsWith("The connection to storage.example was lost before an answer came for part 2 of 'cat.mp4'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_expires_half_way_leads_to_a_new_one_and_the_part_again()
    {
        int accepted = 0;
        Store.IsValid = token => token != "cdn-token-1" || Interlocked.Increment(ref accepted) <= 4;
        byte[] bytes = Bytes(6 * PartSize);

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4"), Options(FalUploadRoute.CdnToken, concurrency: 1));

        Assert.Equal(bytes, Store.OnlyFile);
        Assert.Equal(2, Store.Tokens);
        Assert.Equal(["1", "2", "3", "4", "4", "5", "6"], PutsOf(Store));
        Assert.Single(Store.Lines, static line => line.EndsWith("/files/upload/multipart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_whose_time_is_over_is_not_even_tried()
    {
        Store.ExpiresAt = "2026-01-01T00:01:40Z";
        Store.Fault = (request, _, _) =>
        {
            if (request.Uri.AbsolutePath.EndsWith("/2", StringComparison.Ordinal))
            {
                Time.Advance(TimeSpan.FromSeconds(91));
                Store.ExpiresAt = "2026-01-02T12:00:00.000000+00:00";
            }

            return Task.FromResult<HttpResponseMessage?>(null);
        };

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(Bytes(4 * PartSize), "video/mp4"), Options(FalUploadRoute.CdnToken, concurrency: 1));

        Assert.Equal(2, Store.Tokens);
        Assert.Equal(
            ["cdn-token-1", "cdn-token-1", "cdn-token-2", "cdn-token-2"],
            Store.Requests.Where(static request => request.Method == "PUT").Select(static request => request.Header("authorization")![7..]));
    }

    [Fact]
    public async Task A_new_token_that_is_refused_too_ends_the_upload()
    {
        Store.IsValid = static _ => false;

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => Uploader.Storage.UploadAsync(FalFileInput.FromBytes(Bytes(1), "video/mp4", "a.mp4"), Options(FalUploadRoute.CdnToken)));

        Assert.Equal((401, 2), ((int)error.StatusCode, Store.Tokens));
        Assert.StartsWith("Storage did not take 'a.mp4' (HTTP 401", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned, 0, "/put/1")]
    [InlineData(FalUploadRoute.Presigned, 1, "/mp/1/1")]
    [InlineData(FalUploadRoute.CdnToken, 0, "/files/upload")]
    [InlineData(FalUploadRoute.CdnToken, 1, "/files/1/multipart/up%2F1/1")]
    public async Task A_success_before_all_bytes_were_sent_is_none(FalUploadRoute route, int more, string where)
    {
        using var hasty = new HastyHandler(where, Store);
        FalClient client = CreateClient(settings => settings.Handler = hasty);
        FalUploadOptions options = new() { Route = route, MultipartThreshold = 3 * PartSize, PartSize = 3 * PartSize };

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(
            () => client.Storage.UploadAsync(FalFileInput.FromBytes(Bytes((3 * PartSize) + more), "video/mp4"), options).WaitAsync(HangLimit));

        Assert.Contains("before all bytes were sent", error.Message, StringComparison.Ordinal);
        Assert.Empty(Store.Files);
    }

    [Fact]
    public async Task Several_parts_that_find_the_token_expired_at_once_ask_for_one_new_token()
    {
        Store.IsValid = token => token != "cdn-token-1" || Store.Requests.All(static request => request.Method != "PUT");
        byte[] bytes = Bytes(8 * PartSize);

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4"), Options(FalUploadRoute.CdnToken));

        Assert.Equal(bytes, Store.OnlyFile);
        Assert.Equal(2, Store.Tokens);
    }

    [Theory]
    [InlineData(100L << 20, 10L << 20)]
    [InlineData(10_000L * (10 << 20), 10L << 20)]
    [InlineData((10_000L * (10 << 20)) + 1, 11L << 20)]
    [InlineData(1L << 40, 105L << 20)]
    public void There_are_never_too_many_parts(long length, long size)
    {
        Assert.Equal(size, PartReader.SizeFor(10 << 20, length));
        Assert.InRange((length + size - 1) / size, 1, PartReader.MaximumParts);
    }
}
