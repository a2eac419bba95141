using System.Globalization;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Storage;

/// <summary>Uploads in parts to a storage that the test scripts.</summary>
public abstract class MultipartTest : FalTest
{
    private protected const int PartSize = 64 << 10;

    private protected static readonly FalUploadRoute[] Routes = [FalUploadRoute.Presigned, FalUploadRoute.CdnToken];

    private protected FakeStorage Store { get; } = new();

    private protected FalClient Uploader => field ??= CreateClient(settings => settings.Handler = Store);

    private protected static FalUploadOptions Options(FalUploadRoute route, int concurrency = 4) =>
        new() { Route = route, MultipartThreshold = PartSize, PartSize = PartSize, MaxConcurrency = concurrency };

    private protected static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private protected static IEnumerable<int> PartsOf(RecordedRequest complete) =>
        complete.Json.GetProperty("parts").EnumerateArray().Select(static part => part.GetProperty("partNumber").GetInt32());

    private protected static IEnumerable<string> PutsOf(FakeStorage storage) =>
        storage.Requests.Where(static request => request.Method == "PUT")
            .Select(static request => request.Uri.Segments[^1])
            .OrderBy(static part => int.Parse(part, CultureInfo.InvariantCulture));

    private protected sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        // A little at a time, as from a network.
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 10_000)], cancellationToken);
    }

    /// <summary>Answers one address as soon as the first bytes come, as HTTP/2 allows.</summary>
    private protected sealed class HastyHandler(string path, HttpMessageHandler inner) : DelegatingHandler(inner)
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

    private protected sealed class StallingStream(Task end) : MemoryStream
    {
        public TaskCompletionSource Begun { get; } = new();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Begun.TrySetResult();
            await end;
        }
    }

    /// <summary>Lets others go first before it reads.</summary>
    private protected sealed class HesitantStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Read(buffer.Span);
        }
    }

    private protected sealed class Reports : List<long>, IProgress<FalUploadProgress>
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
