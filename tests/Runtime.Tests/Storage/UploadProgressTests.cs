namespace Flux2Gen.Runtime.Tests.Storage;

/// <summary>How far an upload is, and uploads that are ended.</summary>
public sealed class UploadProgressTests : MultipartTest
{
    [Fact]
    public async Task Progress_counts_each_byte_once_and_ends_at_all_of_them()
    {
        Store.Fail("/2", times: 2, status: 503);
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
        Assert.Empty(Store.OnlyFile);
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
        Assert.Equal(5, Store.Requests.Count(static request => request.Method == "PUT"));
        Assert.Empty(Store.Files);

        // Nobody holds the file any more.
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(10 * PartSize, file.Length);
    }

    [Fact]
    public async Task An_upload_has_a_time_of_its_own()
    {
        Store.Fault = (request, _, _) =>
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
        Store.Fault = async (request, number, token) =>
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

        Assert.Equal(bytes, Store.OnlyFile);
        Assert.Equal(["1", "2", "2"], PutsOf(Store));
    }
}
