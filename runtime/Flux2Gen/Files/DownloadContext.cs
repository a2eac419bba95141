namespace Flux2Gen.Files;

/// <summary>One download, over all of its connections.</summary>
internal sealed class DownloadContext(Uri address, ExpectedFile expected, FalDownloadOptions options, DownloadScope scope, bool canRestart)
{
    public Uri Address => address;

    public ExpectedFile Expected => expected;

    public FalDownloadOptions Options => options;

    public DownloadScope Scope => scope;

    /// <summary>Gets a value indicating whether the file may be read again from its beginning after some of it was handed out.</summary>
    public bool CanRestart => canRestart;

    public DownloadPatience Patience { get; } = new(options);

    private long? _confirmedSize;

    /// <summary>Determines whether a size that is smaller than the stated one is to be doubted. The same size twice is right, and the statement wrong.</summary>
    public bool Doubts(long size)
    {
        bool isDoubtful = size < expected.Size && size != _confirmedSize && options.MaxRetries > 0;
        _confirmedSize = size;
        return isDoubtful;
    }
}
