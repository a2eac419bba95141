using System.Net;

namespace Flux2Gen.Transport;

/// <summary>Counts how many times a content is sent, so that repetitions of the HTTP handler itself are known.</summary>
internal sealed class CountingContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly Action _sentAgain;
    private int _count;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="content">The content to send.</param>
    /// <param name="sentAgain">The callback for each time after the first.</param>
    public CountingContent(HttpContent content, Action sentAgain)
    {
        _content = content;
        _sentAgain = sentAgain;
        foreach ((string name, IEnumerable<string> values) in content.Headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>Gets a value indicating whether the content was read, and so may have been sent.</summary>
    public bool IsRead => Volatile.Read(ref _count) > 0;

    protected override bool TryComputeLength(out long length)
    {
        length = _content.Headers.ContentLength ?? 0;
        return _content.Headers.ContentLength is not null;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _count) > 1)
        {
            _sentAgain();
        }

        return _content.CopyToAsync(stream, context, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
