namespace Flux2Gen.Runtime.Tests.Storage;

/// <summary>Streams and files that are uploaded, and what becomes of them meanwhile.</summary>
public sealed class UploadSourceTests : MultipartTest
{
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
            Store.Files.Clear();

            await Uploader.Storage.UploadAsync(FalFileInput.FromStream(stream, "video/mp4"), Options(route));

            Assert.Equal(bytes, Store.OnlyFile);
        }
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_never_in_memory_but_for_the_parts_under_way()
    {
        using var stream = new OneWayStream(new byte[40 * PartSize]);
        long ahead = 0;
        int sent = 0;
        Store.Fault = (request, _, _) =>
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
        Store.Fail("/7", times: 2, status: 503);

        foreach (FalFileInput file in new[] { FalFileInput.FromFile(path), FalFileInput.FromStream(stream, "video/mp4") })
        {
            Store.Files.Clear();
            await Uploader.Storage.UploadAsync(file, Options(FalUploadRoute.Presigned));

            Assert.Equal(bytes, Store.OnlyFile);
        }
    }

    [Fact]
    public async Task A_file_that_becomes_shorter_is_no_lost_connection()
    {
        using var folder = new Flux2Gen.Tests.Support.TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.mp4");
        await File.WriteAllBytesAsync(path, Bytes(4 * PartSize));
        Store.Fault = (request, _, _) =>
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
        Store.Fault = (request, _, _) =>
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
        Assert.DoesNotContain(Store.Lines, static line => line.Contains("/complete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_tells_no_length_is_not_taken_for_an_empty_one()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await Uploader.Storage.UploadAsync(FalFileInput.FromFile("/proc/version"), Options(FalUploadRoute.Presigned));

        Assert.Equal(await File.ReadAllBytesAsync("/proc/version"), Store.OnlyFile);
    }

    [Fact]
    public async Task An_empty_file_on_disk_is_one()
    {
        using var folder = new Flux2Gen.Tests.Support.TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.txt");
        await File.WriteAllTextAsync(path, "");
        var progress = new Reports();

        await Uploader.Storage.UploadAsync(FalFileInput.FromFile(path), Options(FalUploadRoute.Presigned), progress);

        Assert.Empty(Store.OnlyFile);
        Assert.Equal(new FalUploadProgress(0, 0), progress.Last);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_does_not_use_up_a_stream()
    {
        using var stream = new OneWayStream(Bytes(5));
        FalFileInput file = FalFileInput.FromStream(stream, "video/mp4");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Uploader.Storage.UploadAsync(file, new CancellationToken(canceled: true)));
        await Uploader.Storage.UploadAsync(file);

        Assert.Equal(Bytes(5), Store.OnlyFile);
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

        Assert.Equal(bytes, Store.Files[urls[0].AbsoluteUri]);
        Assert.Equal(bytes, Store.Files[urls[1].AbsoluteUri]);
        Assert.Equal(bytes[3..], Store.Files[urls[2].AbsoluteUri]);
    }
}
