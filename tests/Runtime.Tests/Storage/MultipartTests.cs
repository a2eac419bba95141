using System.Globalization;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Storage;

/// <summary>Files that are sent in parts, on both ways.</summary>
public class MultipartTests : FalTest
{
    private const int PartSize = 64 << 10;

    private static readonly FalUploadRoute[] Routes = [FalUploadRoute.Presigned, FalUploadRoute.CdnToken];

    private readonly FakeStorage _storage = new();

    private FalClient Uploader => field ??= CreateClient(settings => settings.Handler = _storage);

    [Theory]
    [InlineData(FalUploadRoute.Auto)]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task A_file_arrives_whole_and_its_parts_in_order(FalUploadRoute route)
    {
        byte[] bytes = Bytes((12 * PartSize) + 5);

        Uri url = await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4", "a.mp4"), Options(route));

        Assert.Equal(bytes, _storage.Files[url.AbsoluteUri]);
        Assert.Equal(13, _storage.Requests.Count(static request => request.Method == "PUT"));
        Assert.Equal(Enumerable.Range(1, 13), PartsOf(_storage.Requests[^1]));
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
            _storage.Lines);
        Assert.Equal("""{"content_type":"video/mp4","file_name":"a.mp4"}""", _storage.Requests[0].Text);
        Assert.Equal($"Key {Key}", _storage.Requests[0].Header("authorization"));
        Assert.Equal(["accept-encoding", "content-length", "user-agent"], _storage.Requests[1].Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("identity", _storage.Requests[1].Header("accept-encoding"));
        Assert.Equal(["content-length", "content-type", "user-agent"], _storage.Requests[^1].Headers.Keys.Order(StringComparer.Ordinal));
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
            _storage.Lines);
        Assert.Equal("{}", _storage.Requests[0].Text);
        Assert.Equal("___.mp4", _storage.Requests[1].Header("x-fal-file-name"));
        Assert.Equal("video/mp4", _storage.Requests[1].Header("content-type"));
        Assert.All(_storage.Requests.Skip(1), static request => Assert.Equal("Bearer cdn-token-1", request.Header("authorization")));
        Assert.Equal(("identity", "video/mp4"), (_storage.Requests[2].Header("accept-encoding"), _storage.Requests[2].Header("content-type")));
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task A_tag_may_stand_in_a_header_only(FalUploadRoute route)
    {
        _storage.TagsInHeader = true;
        byte[] bytes = Bytes(3 * PartSize);

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4"), Options(route));

        Assert.Equal(bytes, _storage.OnlyFile);
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task A_part_that_fails_twice_is_sent_a_third_time_and_the_others_once(FalUploadRoute route)
    {
        _storage.Fail("/2", times: 2, status: 503);
        byte[] bytes = Bytes(4 * PartSize);

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4"), Options(route));

        Assert.Equal(bytes, _storage.OnlyFile);
        Assert.Equal(["1", "2", "2", "2", "3", "4"], PutsOf(_storage));
        Assert.Equal(2, Time.Delays.Count);
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task A_part_that_fails_for_good_is_named_with_its_file_and_status(FalUploadRoute route)
    {
        _storage.Fail("/3", times: int.MaxValue, status: 500);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => Uploader.Storage.UploadAsync(FalFileInput.FromBytes(Bytes(5 * PartSize), "video/mp4", "/secret/dir/cat\n.mp4"), Options(route)));

        Assert.StartsWith("Storage did not take part 3 of 'cat .mp4' (HTTP 500)", error.Message, StringComparison.Ordinal);
        Assert.Equal(500, (int)error.StatusCode);
        Assert.Equal(5, error.Attempts);
        Assert.DoesNotContain(_storage.Lines, static line => line.Contains("complete", StringComparison.Ordinal));
        Assert.Empty(_storage.Files);
    }

    [Fact]
    public async Task A_lost_connection_names_the_part()
    {
        _storage.Fault = static (request, _, _) => request.Uri.AbsolutePath.EndsWith("/2", StringComparison.Ordinal)
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
        _storage.IsValid = token => token != "cdn-token-1" || Interlocked.Increment(ref accepted) <= 4;
        byte[] bytes = Bytes(6 * PartSize);

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4"), Options(FalUploadRoute.CdnToken, concurrency: 1));

        Assert.Equal(bytes, _storage.OnlyFile);
        Assert.Equal(2, _storage.Tokens);
        Assert.Equal(["1", "2", "3", "4", "4", "5", "6"], PutsOf(_storage));
        Assert.Single(_storage.Lines, static line => line.EndsWith("/files/upload/multipart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_whose_time_is_over_is_not_even_tried()
    {
        _storage.ExpiresAt = "2026-01-01T00:01:40Z";
        _storage.Fault = (request, _, _) =>
        {
            if (request.Uri.AbsolutePath.EndsWith("/2", StringComparison.Ordinal))
            {
                Time.Advance(TimeSpan.FromSeconds(91));
                _storage.ExpiresAt = "2026-01-02T12:00:00.000000+00:00";
            }

            return Task.FromResult<HttpResponseMessage?>(null);
        };

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(Bytes(4 * PartSize), "video/mp4"), Options(FalUploadRoute.CdnToken, concurrency: 1));

        Assert.Equal(2, _storage.Tokens);
        Assert.Equal(
            ["cdn-token-1", "cdn-token-1", "cdn-token-2", "cdn-token-2"],
            _storage.Requests.Where(static request => request.Method == "PUT").Select(static request => request.Header("authorization")![7..]));
    }

    [Fact]
    public async Task A_new_token_that_is_refused_too_ends_the_upload()
    {
        _storage.IsValid = static _ => false;

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => Uploader.Storage.UploadAsync(FalFileInput.FromBytes(Bytes(1), "video/mp4", "a.mp4"), Options(FalUploadRoute.CdnToken)));

        Assert.Equal((401, 2), ((int)error.StatusCode, _storage.Tokens));
        Assert.StartsWith("Storage did not take 'a.mp4' (HTTP 401", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(PartSize - 1)]
    [InlineData(PartSize)]
    [InlineData(PartSize + 1)]
    [InlineData(7 * PartSize)]
    [InlineData((7 * PartSize) + 3)]
    public async Task A_stream_that_does_not_tell_its_length_arrives_whole(int length)
    {
        byte[] bytes = Bytes(length);
        foreach (FalUploadRoute route in Routes)
        {
            using var stream = new OneWayStream(bytes);
            _storage.Files.Clear();

            await Uploader.Storage.UploadAsync(FalFileInput.FromStream(stream, "video/mp4"), Options(route));

            Assert.Equal(bytes, _storage.OnlyFile);
        }
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_never_in_memory_but_for_the_parts_under_way()
    {
        using var stream = new OneWayStream(new byte[40 * PartSize]);
        long ahead = 0;
        int sent = 0;
        _storage.Fault = (request, _, _) =>
        {
            if (request.Method == "PUT")
            {
                lock (stream)
                {
                    ahead = Math.Max(ahead, stream.Position - (sent * (long)PartSize));
                    sent++;
                }
            }

            return Task.FromResult<HttpResponseMessage?>(null);
        };

        await Uploader.Storage.UploadAsync(FalFileInput.FromStream(stream, "video/mp4"), Options(FalUploadRoute.Presigned, concurrency: 3));

        Assert.InRange(ahead, 1, 3 * PartSize);
    }

    [Fact]
    public async Task A_file_on_disk_and_a_stream_that_can_seek_are_read_by_several_at_their_places()
    {
        byte[] bytes = Bytes(20 * PartSize);
        using var folder = new Flux2Gen.Tests.Support.TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.mp4");
        await File.WriteAllBytesAsync(path, bytes);
        using var stream = new MemoryStream([9, 9, .. bytes]) { Position = 2 };
        _storage.Fail("/7", times: 2, status: 503);

        foreach (FalFileInput file in new[] { FalFileInput.FromFile(path), FalFileInput.FromStream(stream, "video/mp4") })
        {
            _storage.Files.Clear();
            await Uploader.Storage.UploadAsync(file, Options(FalUploadRoute.Presigned));

            Assert.Equal(bytes, _storage.OnlyFile);
        }
    }

    [Fact]
    public async Task A_file_that_becomes_shorter_is_no_lost_connection()
    {
        using var folder = new Flux2Gen.Tests.Support.TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.mp4");
        await File.WriteAllBytesAsync(path, Bytes(4 * PartSize));
        _storage.Fault = (request, _, _) =>
        {
            if (request.Uri.AbsolutePath.EndsWith("initiate-multipart", StringComparison.Ordinal))
            {
                // Past whoever holds the file open for reading only.
                using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                file.SetLength(PartSize);
            }

            return Task.FromResult<HttpResponseMessage?>(null);
        };

        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // What else is wrong with a file would come out in the same way.
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => Uploader.Storage.UploadAsync(FalFileInput.FromFile(path), Options(FalUploadRoute.Presigned)));
        Assert.IsAssignableFrom<IOException>(error);
        Assert.Empty(Time.Delays);
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned, 0, "/put/1")]
    [InlineData(FalUploadRoute.Presigned, 1, "/mp/1/1")]
    [InlineData(FalUploadRoute.CdnToken, 0, "/files/upload")]
    [InlineData(FalUploadRoute.CdnToken, 1, "/files/1/multipart/up%2F1/1")]
    public async Task A_success_before_all_bytes_were_sent_is_none(FalUploadRoute route, int more, string where)
    {
        using var hasty = new HastyHandler(where, _storage);
        FalClient client = CreateClient(settings => settings.Handler = hasty);
        FalUploadOptions options = new() { Route = route, MultipartThreshold = 3 * PartSize, PartSize = 3 * PartSize };

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(
            () => client.Storage.UploadAsync(FalFileInput.FromBytes(Bytes((3 * PartSize) + more), "video/mp4"), options).WaitAsync(HangLimit));

        Assert.Contains("before all bytes were sent", error.Message, StringComparison.Ordinal);
        Assert.Empty(_storage.Files);
    }

    [Theory]
    [InlineData(PartSize, "/initiate")]
    [InlineData(4 * PartSize, "/2")]
    public async Task A_file_that_is_written_to_meanwhile_is_not_passed_off_as_one_of_its_states(int length, string when)
    {
        if (OperatingSystem.IsWindows())
        {
            // There nobody can write to it.
            return;
        }

        using var folder = new Flux2Gen.Tests.Support.TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.mp4");
        await File.WriteAllBytesAsync(path, Bytes(length));
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _storage.Fault = (request, _, _) =>
        {
            if (request.Uri.AbsolutePath.EndsWith(when, StringComparison.Ordinal))
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                file.Position = length - 1;
                file.WriteByte(7);
            }

            return Task.FromResult<HttpResponseMessage?>(null);
        };

        IOException error = await Assert.ThrowsAsync<IOException>(
            () => Uploader.Storage.UploadAsync(FalFileInput.FromFile(path), Options(FalUploadRoute.Presigned, concurrency: 1)));

        Assert.Contains("changed while it was uploaded", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_storage.Lines, static line => line.Contains("/complete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_tells_no_length_is_not_taken_for_an_empty_one()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await Uploader.Storage.UploadAsync(FalFileInput.FromFile("/proc/version"), Options(FalUploadRoute.Presigned));

        Assert.Equal(await File.ReadAllBytesAsync("/proc/version"), _storage.OnlyFile);
    }

    [Fact]
    public async Task An_empty_file_on_disk_is_one()
    {
        using var folder = new Flux2Gen.Tests.Support.TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.txt");
        await File.WriteAllTextAsync(path, "");
        var progress = new Reports();

        await Uploader.Storage.UploadAsync(FalFileInput.FromFile(path), Options(FalUploadRoute.Presigned), progress);

        Assert.Empty(_storage.OnlyFile);
        Assert.Equal(new FalUploadProgress(0, 0), progress.Last);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_does_not_use_up_a_stream()
    {
        using var stream = new OneWayStream(Bytes(5));
        FalFileInput file = FalFileInput.FromStream(stream, "video/mp4");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Uploader.Storage.UploadAsync(file, new CancellationToken(canceled: true)));
        await Uploader.Storage.UploadAsync(file);

        Assert.Equal(Bytes(5), _storage.OnlyFile);
    }

    [Fact]
    public async Task Several_parts_that_find_the_token_expired_at_once_ask_for_one_new_token()
    {
        _storage.IsValid = token => token != "cdn-token-1" || _storage.Requests.All(static request => request.Method != "PUT");
        byte[] bytes = Bytes(8 * PartSize);

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4"), Options(FalUploadRoute.CdnToken));

        Assert.Equal(bytes, _storage.OnlyFile);
        Assert.Equal(2, _storage.Tokens);
    }

    [Fact]
    public async Task Two_uploads_from_one_stream_do_not_move_it_under_each_other()
    {
        byte[] bytes = Bytes(8 * PartSize);
        using var stream = new HesitantStream(bytes);
        FalFileInput whole = FalFileInput.FromStream(stream, "video/mp4");
        stream.Position = 3;
        FalFileInput rest = FalFileInput.FromStream(stream, "video/mp4");

        Uri[] urls = await Task.WhenAll(new[] { whole, whole, rest }.Select(file => Uploader.Storage.UploadAsync(file, Options(FalUploadRoute.Presigned))));

        Assert.Equal(bytes, _storage.Files[urls[0].AbsoluteUri]);
        Assert.Equal(bytes, _storage.Files[urls[1].AbsoluteUri]);
        Assert.Equal(bytes[3..], _storage.Files[urls[2].AbsoluteUri]);
    }

    [Fact]
    public async Task Progress_counts_each_byte_once_and_ends_at_all_of_them()
    {
        _storage.Fail("/2", times: 2, status: 503);
        var progress = new Reports();
        byte[] bytes = Bytes(4 * PartSize);

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4"), Options(FalUploadRoute.Presigned), progress);

        Assert.Equal(progress.Order(), progress);
        Assert.Equal(bytes.Length, progress[^1]);
        Assert.Equal(new FalUploadProgress(bytes.Length, bytes.Length), progress.Last);
        Assert.Equal(1, progress.Last.Fraction);
    }

    [Fact]
    public async Task Progress_of_a_stream_without_a_length_ends_with_the_length()
    {
        var progress = new Reports();
        using var stream = new OneWayStream(Bytes(PartSize + 7));

        await Uploader.Storage.UploadAsync(FalFileInput.FromStream(stream, "video/mp4"), Options(FalUploadRoute.Presigned), progress);

        Assert.Null(progress.First.TotalBytes);
        Assert.Null(progress.First.Fraction);
        Assert.Equal(new FalUploadProgress(PartSize + 7, PartSize + 7), progress.Last);
    }

    [Fact]
    public async Task An_empty_file_is_reported_too()
    {
        var progress = new Reports();

        await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(default, "text/plain"), null, progress);

        Assert.Equal(1, progress.Last.Fraction);
        Assert.Empty(_storage.OnlyFile);
    }

    [Fact]
    public async Task What_is_told_of_the_progress_may_end_the_upload()
    {
        var progress = new Reports { Do = static _ => throw new InvalidOperationException("enough") };

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Uploader.Storage.UploadAsync(FalFileInput.FromBytes(Bytes(4 * PartSize), "video/mp4"), Options(FalUploadRoute.Presigned), progress));

        Assert.Equal("enough", error.Message);
        Assert.Single(progress);
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task An_upload_that_is_cancelled_half_way_stops_says_so_and_leaves_nothing_open(FalUploadRoute route)
    {
        using var cancel = new CancellationTokenSource();
        using var folder = new Flux2Gen.Tests.Support.TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.mp4");
        await File.WriteAllBytesAsync(path, Bytes(10 * PartSize));
        var progress = new Reports();
        progress.Do = report =>
        {
            if (report.Fraction >= 0.5)
            {
                cancel.Cancel();
            }
        };

        OperationCanceledException error = await Assert.ThrowsAsync<OperationCanceledException>(
            () => Uploader.Storage.UploadAsync(FalFileInput.FromFile(path), Options(route, concurrency: 1), progress, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Equal("The upload of 'a.mp4' was cancelled: 327,680 of 655,360 bytes were sent.", error.Message);
        Assert.Equal(5, _storage.Requests.Count(static request => request.Method == "PUT"));
        Assert.Empty(_storage.Files);

        // Nobody holds the file any more.
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(10 * PartSize, file.Length);
    }

    [Fact]
    public async Task An_upload_has_a_time_of_its_own()
    {
        _storage.Fault = (request, _, _) =>
        {
            if (request.Uri.AbsolutePath.EndsWith("/2", StringComparison.Ordinal))
            {
                Time.Advance(TimeSpan.FromMinutes(5));
            }

            return Task.FromResult<HttpResponseMessage?>(null);
        };

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => Uploader.Storage.UploadAsync(
            FalFileInput.FromBytes(Bytes(4 * PartSize), "video/mp4", "a.mp4"), Options(FalUploadRoute.Presigned, concurrency: 1) with { Timeout = TimeSpan.FromMinutes(5) }));

        Assert.Equal("The upload of 'a.mp4' did not end within the 0:05:00 of FalUploadOptions.Timeout: 131,072 of 262,144 bytes were sent.", error.Message);
    }

    [Fact]
    public async Task A_part_has_the_time_of_an_exchange()
    {
        var hang = new TaskCompletionSource();
        _storage.Fault = async (request, number, token) =>
        {
            if (number == 1 && request.Uri.AbsolutePath.EndsWith("/2", StringComparison.Ordinal))
            {
                hang.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            return null;
        };
        byte[] bytes = Bytes(2 * PartSize);

        Task upload = Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4"), Options(FalUploadRoute.Presigned, concurrency: 1));
        await hang.Task.WaitAsync(HangLimit);
        Time.Advance(TimeSpan.FromSeconds(121));
        await upload.WaitAsync(HangLimit);

        Assert.Equal(bytes, _storage.OnlyFile);
        Assert.Equal(["1", "2", "2"], PutsOf(_storage));
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

    private static FalUploadOptions Options(FalUploadRoute route, int concurrency = 4) =>
        new() { Route = route, MultipartThreshold = PartSize, PartSize = PartSize, MaxConcurrency = concurrency };

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static IEnumerable<int> PartsOf(RecordedRequest complete) =>
        complete.Json.GetProperty("parts").EnumerateArray().Select(static part => part.GetProperty("partNumber").GetInt32());

    private static IEnumerable<string> PutsOf(FakeStorage storage) =>
        storage.Requests.Where(static request => request.Method == "PUT")
            .Select(static request => request.Uri.Segments[^1])
            .OrderBy(static part => int.Parse(part, CultureInfo.InvariantCulture));

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        // A little at a time, as from a network.
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 10_000)], cancellationToken);
    }

    /// <summary>Answers one address as soon as the first bytes come, as HTTP/2 allows.</summary>
    private sealed class HastyHandler(string path, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly TaskCompletionSource _end = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath != path)
            {
                return await base.SendAsync(request, cancellationToken);
            }

            var target = new StallingStream(_end.Task);
            _ = request.Content!.CopyToAsync(target, cancellationToken);
            await target.Begun.Task;
            return ScriptedHandler.Response(200, """{"etag":"a","access_url":"https://v3.fal.media/files/1"}""");
        }

        protected override void Dispose(bool disposing)
        {
            _end.TrySetResult();
            base.Dispose(disposing);
        }
    }

    private sealed class StallingStream(Task end) : MemoryStream
    {
        public TaskCompletionSource Begun { get; } = new();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Begun.TrySetResult();
            await end;
        }
    }

    /// <summary>Lets others go first before it reads.</summary>
    private sealed class HesitantStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Read(buffer.Span);
        }
    }

    private sealed class Reports : List<long>, IProgress<FalUploadProgress>
    {
        public Action<FalUploadProgress>? Do { get; set; }

        public FalUploadProgress First { get; private set; }

        public FalUploadProgress Last { get; private set; }

        public void Report(FalUploadProgress value)
        {
            First = Count == 0 ? value : First;
            Last = value;
            Add(value.BytesSent);
            Do?.Invoke(value);
        }
    }
}
