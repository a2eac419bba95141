using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Storage;

/// <summary>The files of inputs: uploaded once, several at a time.</summary>
public class InputFileTests : FalTest
{
    private readonly FakeStorage _storage = new();

    private FalClient Uploader => field ??= CreateClient(settings => settings.Handler = _storage);

    private PictureEndpoint Endpoint => new(Uploader);

    private int Uploads => _storage.Requests.Count(static request => request.Method == "PUT");

    [Fact]
    public async Task A_file_is_uploaded_once_for_any_number_of_requests()
    {
        Answering();
        FalFileInput cat = FalFileInput.FromBytes("cat"u8.ToArray(), "image/png");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Endpoint.RunAsync(With(cat))));
        await Endpoint.RunAsync(With(cat));

        Assert.Equal(1, Uploads);
        Assert.Equal(9, _storage.Requests.Count(static request => request.Text == """{"prompt":"x","mask_url":"https://v3b.fal.media/files/1"}"""));
    }

    [Fact]
    public async Task It_is_uploaded_anew_when_it_has_changed()
    {
        Answering();
        byte[] bytes = "cat"u8.ToArray();
        FalFileInput memory = FalFileInput.FromBytes(bytes, "image/png");
        using var folder = new Flux2Gen.Tests.Support.TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.png");
        await File.WriteAllTextAsync(path, "dog");
        FalFileInput disk = FalFileInput.FromFile(path);
        using var stream = new MemoryStream("cow"u8.ToArray());
        FalFileInput seekable = FalFileInput.FromStream(stream, "image/png");

        foreach (FalFileInput file in new[] { memory, disk, seekable })
        {
            await Endpoint.RunAsync(With(file));
        }

        bytes[0] = (byte)'b';
        await File.WriteAllTextAsync(path, "dogs");
        foreach (FalFileInput file in new[] { memory, disk, seekable })
        {
            await Endpoint.RunAsync(With(file));
        }

        Assert.Equal(["cat", "dog", "cow", "bat", "dogs", "cow"], _storage.Requests.Where(static request => request.Method == "PUT").Select(static request => request.Text));
    }

    [Fact]
    public async Task A_link_is_uploaded_anew_when_what_it_leads_to_has_changed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Answering();
        using var folder = new Flux2Gen.Tests.Support.TemporaryFolder();
        string target = folder.File("target.png");
        string middle = folder.File("middle.png");
        string link = folder.File("link.png");
        await File.WriteAllTextAsync(target, "cat");
        File.CreateSymbolicLink(middle, target);
        File.CreateSymbolicLink(link, "middle.png");
        FalFileInput file = FalFileInput.FromFile(link);

        await Endpoint.RunAsync(With(file));
        await Endpoint.RunAsync(With(file));
        await File.WriteAllTextAsync(target, "horse");
        await Endpoint.RunAsync(With(file));

        Assert.Equal(["cat", "horse"], _storage.Requests.Where(static request => request.Method == "PUT").Select(static request => request.Text));
    }

    [Fact]
    public async Task It_is_uploaded_anew_when_half_of_its_life_is_over()
    {
        Answering();
        FalClient client = CreateClient(settings =>
        {
            settings.Handler = _storage;
            settings.Upload = new FalUploadOptions { Lifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromHours(1) } };
        });
        FalFileInput cat = FalFileInput.FromBytes("cat"u8.ToArray(), "image/png");

        await new PictureEndpoint(client).RunAsync(With(cat));
        Time.Advance(TimeSpan.FromMinutes(29));
        await new PictureEndpoint(client).RunAsync(With(cat));
        Assert.Equal(1, Uploads);
        Time.Advance(TimeSpan.FromMinutes(1));
        await new PictureEndpoint(client).RunAsync(With(cat));
        Assert.Equal(2, Uploads);
        Assert.Equal(2, _storage.Requests.Count(static request => request.Header("x-fal-object-lifecycle") == """{"expiration_duration_seconds":3600}"""));
    }

    [Fact]
    public async Task A_file_of_which_only_the_account_knows_how_long_it_is_kept_is_used_for_a_day()
    {
        Answering();
        FalFileInput cat = FalFileInput.FromBytes("cat"u8.ToArray(), "image/png");

        await Endpoint.RunAsync(With(cat));
        Time.Advance(TimeSpan.FromHours(23));
        await Endpoint.RunAsync(With(cat));
        Assert.Equal(1, Uploads);
        Time.Advance(TimeSpan.FromHours(1));
        await Endpoint.RunAsync(With(cat));
        Assert.Equal(2, Uploads);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_serves_further_requests_too()
    {
        Answering();
        using var stream = new OneWayStream("cat"u8.ToArray());
        FalFileInput cat = FalFileInput.FromStream(stream, "image/png");

        await Endpoint.RunAsync(With(cat));
        await Endpoint.RunAsync(With(cat));

        Assert.Equal("cat"u8.ToArray(), _storage.OnlyFile);
    }

    [Fact]
    public async Task One_who_cancels_does_not_cancel_for_the_others()
    {
        Answering();
        using var cancel = new CancellationTokenSource();
        var isUnderWay = new TaskCompletionSource();
        Func<RecordedRequest, int, CancellationToken, Task<HttpResponseMessage?>> answer = _storage.Fault!;
        _storage.Fault = async (request, number, token) =>
        {
            if (request.Uri.AbsolutePath == "/put/1")
            {
                isUnderWay.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            return await answer(request, number, token);
        };
        FalFileInput cat = FalFileInput.FromBytes("cat"u8.ToArray(), "image/png");

        Task first = Endpoint.RunAsync(With(cat), cancellationToken: cancel.Token);
        await isUnderWay.Task.WaitAsync(HangLimit);
        Task second = Endpoint.RunAsync(With(cat));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await second.WaitAsync(HangLimit);
        Assert.Equal(["https://v3b.fal.media/files/2"], _storage.Files.Keys);
    }

    [Fact]
    public async Task Those_who_wait_for_an_upload_share_its_failure_and_those_who_come_later_try_anew()
    {
        Answering();
        var refusal = new TaskCompletionSource<HttpResponseMessage?>();
        Func<RecordedRequest, int, CancellationToken, Task<HttpResponseMessage?>> answer = _storage.Fault!;
        _storage.Fault = (request, number, token) => request.Uri.AbsolutePath == "/put/1" ? refusal.Task : answer(request, number, token);
        FalFileInput cat = FalFileInput.FromBytes("cat"u8.ToArray(), "image/png");

        Task[] waiting = [.. Enumerable.Range(0, 5).Select(_ => Endpoint.RunAsync(With(cat)))];
        refusal.SetResult(ScriptedHandler.Response(400, ""));
        foreach (Task run in waiting)
        {
            FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => run.WaitAsync(HangLimit));
            Assert.Equal(400, (int)error.StatusCode);
        }

        Assert.Equal(1, Uploads);
        await Endpoint.RunAsync(With(cat));
        Assert.Equal(2, Uploads);
    }

    [Fact]
    public async Task Several_files_are_under_way_at_once_but_not_too_many_and_one_stream_only_once()
    {
        Answering();
        int now = 0;
        int most = 0;
        var full = new TaskCompletionSource();
        Func<RecordedRequest, int, CancellationToken, Task<HttpResponseMessage?>> answer = _storage.Fault!;
        _storage.Fault = async (request, number, token) =>
        {
            if (request.Method == "PUT")
            {
                int here = Interlocked.Increment(ref now);
                most = Math.Max(most, here);
                if (here == 3)
                {
                    full.TrySetResult();
                }

                await full.Task.WaitAsync(HangLimit, token);
                Interlocked.Decrement(ref now);
            }

            return await answer(request, number, token);
        };
        FalClient client = CreateClient(settings =>
        {
            settings.Handler = _storage;
            settings.Upload = new FalUploadOptions { MaxConcurrency = 3 };
        });
        using var stream = new MemoryStream("0123456789"u8.ToArray());
        FalFileInput whole = FalFileInput.FromStream(stream, "text/plain");
        stream.Position = 5;
        FalFileInput half = FalFileInput.FromStream(stream, "text/plain");
        FalFileInput[] others = [.. Enumerable.Range(0, 5).Select(static number => FalFileInput.FromBytes(new byte[] { (byte)('a' + number) }, "text/plain"))];

        await new PictureEndpoint(client).RunAsync(new PictureInput { Prompt = "x", ImageUrls = [whole, half, .. others] });

        Assert.Equal(3, most);
        Assert.Equal(["0123456789", "56789", "a", "b", "c", "d", "e"], _storage.Files.Values.Select(System.Text.Encoding.UTF8.GetString).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_several_are_under_way_has_the_callers_token()
    {
        using var cancel = new CancellationTokenSource();
        int underWay = 0;
        _storage.Fault = async (request, _, token) =>
        {
            if (request.Method == "PUT")
            {
                if (Interlocked.Increment(ref underWay) == 2)
                {
                    await cancel.CancelAsync();
                }

                await Task.Delay(Timeout.Infinite, token);
            }

            return null;
        };
        FalFileInput[] files = [.. Enumerable.Range(0, 3).Select(static number => FalFileInput.FromBytes(new byte[number], "text/plain"))];
        var input = new PictureInput { Prompt = "x", ImageUrls = files };

        OperationCanceledException run = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Endpoint.RunAsync(input, cancellationToken: cancel.Token));

        Assert.Equal(cancel.Token, run.CancellationToken);
    }

    [Fact]
    public async Task The_time_of_a_call_ends_its_uploads_too()
    {
        var underWay = new TaskCompletionSource();
        _storage.Fault = async (request, _, token) =>
        {
            if (request.Method == "PUT")
            {
                underWay.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            return null;
        };
        FalFileInput[] files = [.. Enumerable.Range(0, 3).Select(static number => FalFileInput.FromBytes(new byte[number], "text/plain"))];

        Task run = Endpoint.RunAsync(new PictureInput { Prompt = "x", ImageUrls = files }, new FalRunOptions { Timeout = TimeSpan.FromSeconds(20) });
        await underWay.Task.WaitAsync(HangLimit);
        Time.Advance(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<FalTimeoutException>(() => run.WaitAsync(HangLimit));
    }

    [Fact]
    public async Task Another_key_uploads_for_itself()
    {
        Answering();
        string key = Key;
        FalClient client = CreateClient(settings =>
        {
            settings.Handler = _storage;
            settings.Credentials = FalCredentials.FromProvider(_ => new(key));
        });
        FalFileInput cat = FalFileInput.FromBytes("cat"u8.ToArray(), "image/png");

        await new PictureEndpoint(client).RunAsync(With(cat));
        key = "other-id:other-secret";
        await new PictureEndpoint(client).RunAsync(With(cat));

        Assert.Equal(2, Uploads);
    }

    private static PictureInput With(FalFileInput file) => new() { Prompt = "x", MaskUrl = file };

    private void Answering() => _storage.Fault = static (request, _, _) => Task.FromResult<HttpResponseMessage?>(
        request.Uri.Host == "fal.run" ? ScriptedHandler.Response(200, """{"images":[]}""") : null);

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
