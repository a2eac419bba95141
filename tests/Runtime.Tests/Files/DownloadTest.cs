using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Reads a file from a server that the test scripts.</summary>
public abstract class DownloadTest : IDisposable
{
    private protected const string Url = "https://v3b.fal.media/files/b/x/cat.png?sig=secret";
    private protected const string Content = "0123456789";

    private protected Flux2Gen.Tests.Support.TemporaryFolder Folder { get; } = new();
    private protected ScriptedHandler Server { get; } = new();
    private protected ManualTimeProvider Time { get; } = new();
    private protected HttpClient Http { get; }

    protected DownloadTest() => Http = new HttpClient(Server);

    private protected FalDownloadOptions Options => new() { HttpClient = Http, TimeProvider = Time };

    private protected static FalFile File => new() { Url = Url };

    public void Dispose()
    {
        Http.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static byte[] Compress(string content, string encoding)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Fastest),
            _ => new GZipStream(compressed, CompressionLevel.Fastest),
        })
        {
            stream.Write(Encoding.ASCII.GetBytes(content));
        }

        return compressed.ToArray();
    }

    private protected static Task<HttpResponseMessage> Whole(string? tag, string content = Content, int breaksAfter = int.MaxValue) =>
        Respond(200, tag, new ScriptedBody(content, 3, breaksAfter), content.Length);

    private protected static Task<HttpResponseMessage> Whole(string? tag, int breaksAfter) => Whole(tag, Content, breaksAfter);

    private protected static async Task<HttpResponseMessage> Rest(int from, string tag, string content = Content, int breaksAfter = int.MaxValue)
    {
        HttpResponseMessage response = await Respond(206, tag, new ScriptedBody(content[from..], 3, breaksAfter), content.Length - from);
        response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, content.Length - 1, content.Length);
        return response;
    }

    private protected static Task<HttpResponseMessage> Rest(int from, string tag, int breaksAfter) => Rest(from, tag, Content, breaksAfter);

    private protected static Task<HttpResponseMessage> Respond(int status, string? tag, Stream body, long? length)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(body) };
        response.Content.Headers.ContentLength = length;
        if (tag is not null)
        {
            response.Headers.ETag = EntityTagHeaderValue.Parse(tag);
        }

        return Task.FromResult(response);
    }

    private protected sealed class Reports : List<FalDownloadProgress>, IProgress<FalDownloadProgress>
    {
        public Action Do { get; set; } = static () => { };

        public void Report(FalDownloadProgress value)
        {
            Add(value);
            Do();
        }
    }

    /// <summary>Comes a few bytes at a time, and breaks after some.</summary>
    private protected sealed class ScriptedBody(byte[] content, int chunk, int breaksAfter) : MemoryStream(content)
    {
        public ScriptedBody(string content, int chunk, int breaksAfter)
            : this(Encoding.ASCII.GetBytes(content), chunk, breaksAfter)
        {
        }

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = (int)Math.Min(Math.Min(buffer.Length, chunk), breaksAfter - Position);
            return count == 0 ? throw new HttpIOException(HttpRequestError.ResponseEnded) : base.ReadAsync(buffer[..count], cancellationToken);
        }
    }

    /// <summary>Gives four bytes and then nothing for ever.</summary>
    private protected sealed class SilentStream(TaskCompletionSource silent) : MemoryStream(Encoding.ASCII.GetBytes(Content))
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < 4)
            {
                return await base.ReadAsync(buffer[..(int)(4 - Position)], cancellationToken);
            }

            silent.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
