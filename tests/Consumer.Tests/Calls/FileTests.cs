using System.Security.Cryptography;
using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Emulator;
using Flux2Gen.Tests.Support;

namespace Flux2Gen.Consumer.Tests.Calls;

/// <summary>Files up and down, with a local fal that is as exacting as an object store.</summary>
public sealed class FileTests
{
    private const int Mebibyte = 1 << 20;

    [Theory]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task A_large_file_goes_up_in_parts_and_comes_back_as_it_was(FalUploadRoute route)
    {
        await using TestFal test = await TestFal.StartAsync();
        using var folder = new TemporaryFolder();
        byte[] bytes = Bytes((11 * Mebibyte) + 7);
        await File.WriteAllBytesAsync(folder.File("a b.mp4"), bytes, TestContext.Current.CancellationToken);
        var progress = new Reports();

        Uri url = await Client(test).Storage.UploadAsync(FalFileInput.FromFile(folder.File("a b.mp4")), Options(route), progress, TestContext.Current.CancellationToken);
        string saved = await new FalFile { Url = url.AbsoluteUri }.SaveToDirectoryAsync(folder.File("new"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(await File.ReadAllBytesAsync(saved, TestContext.Current.CancellationToken)));
        Assert.EndsWith("a_b.mp4", saved, StringComparison.Ordinal);
        Assert.Equal(bytes.Length, progress.Last);
        Assert.Equal(12, Parts(test).Count());
        Assert.All(
            test.Requests.Where(static request => request.Host is "v3b.fal.media" or "v3.fal.media"),
            static request => Assert.DoesNotContain("consumer-secret", string.Join(",", request.Headers.Values), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FalUploadRoute.Presigned)]
    [InlineData(FalUploadRoute.CdnToken)]
    public async Task A_part_that_fails_twice_works_the_third_time(FalUploadRoute route)
    {
        await using TestFal test = await TestFal.StartAsync();
        test.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.UploadPart, Part = 3, StatusCode = 503 });
        test.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.UploadPart, Part = 3, Abort = true, AfterAccepting = true });
        byte[] bytes = Bytes(5 * Mebibyte);

        Uri url = await Client(test).Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4", "a.mp4"), Options(route), null, TestContext.Current.CancellationToken);

        Assert.Equal(bytes, await new FalFile { Url = url.AbsoluteUri }.ReadBytesAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["1", "2", "3", "3", "3", "4", "5"], Parts(test).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_token_that_expires_half_way_is_renewed_and_the_upload_goes_on()
    {
        await using TestFal test = await TestFal.StartAsync();
        byte[] bytes = Bytes(6 * Mebibyte);
        var progress = new Reports
        {
            Do = sent =>
            {
                if (sent == 3 * Mebibyte)
                {
                    test.Clock.Advance(TimeSpan.FromHours(2));
                }
            },
        };

        Uri url = await Client(test).Storage.UploadAsync(
            FalFileInput.FromBytes(bytes, "video/mp4", "a.mp4"), Options(FalUploadRoute.CdnToken) with { MaxConcurrency = 1 }, progress, TestContext.Current.CancellationToken);

        Assert.Equal(bytes, await new FalFile { Url = url.AbsoluteUri }.ReadBytesAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, test.Requests.Count(static request => request.Path == "/storage/auth/token"));
        Assert.Single(test.Requests, static request => request.Path == "/files/upload/multipart");
    }

    [Fact]
    public async Task An_upload_that_is_cancelled_half_way_leaves_no_file()
    {
        await using TestFal test = await TestFal.StartAsync();
        using var cancel = new CancellationTokenSource();
        var progress = new Reports
        {
            Do = sent =>
            {
                if (sent >= 4 * Mebibyte)
                {
                    cancel.Cancel();
                }
            },
        };

        OperationCanceledException error = await Assert.ThrowsAsync<OperationCanceledException>(() => Client(test).Storage.UploadAsync(
            FalFileInput.FromBytes(Bytes(8 * Mebibyte), "video/mp4", "a.mp4"), Options(FalUploadRoute.Presigned), progress, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.StartsWith("The upload of 'a.mp4' was cancelled: ", error.Message, StringComparison.Ordinal);
        Assert.InRange(progress.Last, 4 * Mebibyte, (8 * Mebibyte) - 1);
        Assert.DoesNotContain(test.Requests, static request => request.Path.EndsWith("/complete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_only_some_may_read_is_not_read_by_others()
    {
        await using TestFal test = await TestFal.StartAsync();
        var options = new FalUploadOptions
        {
            Lifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromHours(1), InitialAccess = new FalAccessControl { Default = FalAccess.Forbid } },
        };

        Uri url = await Client(test).Storage.UploadAsync(FalFileInput.FromBytes(Bytes(3), "image/png"), options, null, TestContext.Current.CancellationToken);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => new FalFile { Url = url.AbsoluteUri }.ReadBytesAsync(TestContext.Current.CancellationToken));
        Assert.Equal(403, (int)error.StatusCode);
    }

    [Fact]
    public async Task A_download_goes_on_after_a_break()
    {
        await using TestFal test = await TestFal.StartAsync();
        byte[] bytes = Bytes(3 * Mebibyte);
        Uri url = await Client(test).Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4", "a.mp4"), TestContext.Current.CancellationToken);
        test.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Download, AfterBytes = Mebibyte });

        Assert.Equal(bytes, await new FalFile { Url = url.AbsoluteUri }.ReadBytesAsync(TestContext.Current.CancellationToken));

        LocalFalRequest[] downloads = [.. test.Requests.Where(static request => request.Method == "GET")];
        Assert.Equal(2, downloads.Length);
        Assert.True(downloads[1].Headers.ContainsKey("If-Range"));
        Assert.StartsWith("bytes=", downloads[1].Headers["Range"], StringComparison.Ordinal);
    }

    private static FalClient Client(TestFal test) => new(new FalClientOptions
    {
        Hosts = FalHosts.Local(test.Server.BaseAddress),
        Credentials = FalCredentials.FromKey("id:consumer-secret"),
        Retry = new FalRetryOptions { BaseDelay = TimeSpan.FromMilliseconds(1) },
    });

    private static FalUploadOptions Options(FalUploadRoute route) => new() { Route = route, MultipartThreshold = 0, PartSize = Mebibyte };

    private static IEnumerable<string> Parts(TestFal test) =>
        test.Requests.Where(static request => request.Method == "PUT").Select(static request => request.Path[(request.Path.LastIndexOf('/') + 1)..]);

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private sealed class Reports : IProgress<FalUploadProgress>
    {
        public Action<long> Do { get; init; } = static _ => { };

        public long Last { get; private set; }

        public void Report(FalUploadProgress value)
        {
            Last = value.BytesSent;
            Do(value.BytesSent);
        }
    }
}
