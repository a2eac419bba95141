namespace Flux2Gen;

/// <summary>How a file is downloaded.</summary>
public sealed record FalDownloadOptions
{
    internal static FalDownloadOptions Default { get; } = new();

    /// <summary>Gets the client to read with. It gets no key, and its own timeout and way with redirects hold.</summary>
    /// <value>The default value is <see langword="null"/>: one that all downloads share, which has no key and follows redirects to https only.</value>
    public HttpClient? HttpClient { get; init; }

    /// <summary>Gets the largest file that is taken, in bytes, at least 1. A larger one ends in a <see cref="FalProtocolException"/>, whatever length it was announced with.</summary>
    /// <value>The default value is <see langword="null"/>: files of any size.</value>
    public long? MaxSize { get; init; }

    /// <summary>Gets who is told how far the download is. What it throws ends the download.</summary>
    /// <value>The default value is <see langword="null"/>: nobody.</value>
    public IProgress<FalDownloadProgress>? Progress { get; init; }

    /// <summary>Gets how many times in a row a connection that brought nothing is made anew, from 0 (never) to 100.</summary>
    /// <remarks>
    /// The waits between are those of <see cref="FalRetryOptions"/>. A download goes on where it was when the server names the file by a
    /// strong <c>ETag</c> and it is still the same one; otherwise it begins anew, where that can be done.
    /// </remarks>
    /// <value>The default value is 4.</value>
    public int MaxRetries { get; init; } = 4;

    /// <summary>Gets how long the server may be silent before the connection counts as lost, or <see cref="Timeout.InfiniteTimeSpan"/>. At most 49 days.</summary>
    /// <value>The default value is 60 seconds.</value>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets a value indicating whether <see cref="FalFile.SaveToDirectoryAsync"/> replaces a file of the same name.</summary>
    /// <value>The default value is <see langword="false"/>: it takes another name, such as <c>cat (2).png</c>.</value>
    public bool Overwrite { get; init; }

    /// <summary>Gets the clock that all waiting goes by.</summary>
    /// <value>The default value is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        Check(MaxSize is null or > 0, nameof(MaxSize), "must be at least 1");
        Check(MaxRetries is >= 0 and <= 100, nameof(MaxRetries), "must be from 0 to 100");
        Check(TimeLimit.IsValid(IdleTimeout), nameof(IdleTimeout), $"must be {TimeLimit.Rule}");
        Check(TimeProvider is not null, nameof(TimeProvider), "must not be null");
    }

    private static void Check(bool isValid, string property, string rule)
    {
        if (!isValid)
        {
            throw new ArgumentException($"{nameof(FalDownloadOptions)}.{property} {rule}.");
        }
    }
}
