namespace Flux2Gen;

/// <content>Reading the file from where it is.</content>
public partial record FalFile
{
    /// <summary>Opens the file for reading.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream that is read from the web as it goes; dispose of it.</returns>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<Stream> OpenReadAsync(CancellationToken cancellationToken = default) =>
        FileDownload.OpenAsync(this, FalDownloadOptions.Default, cancellationToken);

    /// <summary>Opens the file for reading.</summary>
    /// <param name="httpClient">The client to read with. It gets no key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream that is read from the web as it goes; dispose of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="httpClient"/> is null.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<Stream> OpenReadAsync(HttpClient httpClient, CancellationToken cancellationToken = default) =>
        FileDownload.OpenAsync(this, With(httpClient), cancellationToken);

    /// <summary>Opens the file for reading.</summary>
    /// <remarks>
    /// The stream goes on by itself where it was when its connection is lost. <see cref="FalDownloadOptions.Progress"/> is not told: who
    /// reads knows.
    /// </remarks>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream that is read from the web as it goes; dispose of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<Stream> OpenReadAsync(FalDownloadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FileDownload.OpenAsync(this, options, cancellationToken);
    }

    /// <summary>Copies the file to a stream.</summary>
    /// <param name="target">Where it goes. It is left open.</param>
    /// <param name="options">How to read it; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when all of it is there. When it fails, the beginning may be.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task CopyToAsync(Stream target, FalDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return FileDownload.CopyToAsync(this, target, isOwnTarget: false, options ?? FalDownloadOptions.Default, cancellationToken);
    }

    /// <summary>Reads the whole file into memory.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<byte[]> ReadBytesAsync(CancellationToken cancellationToken = default) =>
        ReadBytesCoreAsync(FalDownloadOptions.Default, cancellationToken);

    /// <summary>Reads the whole file into memory.</summary>
    /// <param name="httpClient">The client to read with. It gets no key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="httpClient"/> is null.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<byte[]> ReadBytesAsync(HttpClient httpClient, CancellationToken cancellationToken = default) =>
        ReadBytesCoreAsync(With(httpClient), cancellationToken);

    /// <summary>Reads the whole file into memory.</summary>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<byte[]> ReadBytesAsync(FalDownloadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ReadBytesCoreAsync(options, cancellationToken);
    }

    private async Task<byte[]> ReadBytesCoreAsync(FalDownloadOptions options, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await FileDownload.CopyToAsync(this, bytes, isOwnTarget: true, options, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }

    /// <summary>The options that only a client makes.</summary>
    private static FalDownloadOptions With(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return new FalDownloadOptions { HttpClient = httpClient };
    }
}
