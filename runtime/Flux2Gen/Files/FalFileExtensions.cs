using Flux2Gen.Files;

namespace Flux2Gen;

/// <summary>Reads and saves files that models made, from where they are.</summary>
public static partial class FalFileExtensions
{
    /// <summary>Opens the file for reading.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream that is read from the web as it goes; dispose of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static Task<Stream> OpenReadAsync(this FalFile file, CancellationToken cancellationToken = default) =>
        FileDownload.OpenAsync(file, FalDownloadOptions.Default, cancellationToken);

    /// <summary>Opens the file for reading.</summary>
    /// <param name="file">The file.</param>
    /// <param name="httpClient">The client to read with. It gets no key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream that is read from the web as it goes; dispose of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> or <paramref name="httpClient"/> is null.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static Task<Stream> OpenReadAsync(this FalFile file, HttpClient httpClient, CancellationToken cancellationToken = default) =>
        FileDownload.OpenAsync(file, With(httpClient), cancellationToken);

    /// <summary>Opens the file for reading.</summary>
    /// <remarks>
    /// The stream goes on by itself where it was when its connection is lost. <see cref="FalDownloadOptions.Progress"/> is not told: who
    /// reads knows.
    /// </remarks>
    /// <param name="file">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream that is read from the web as it goes; dispose of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static Task<Stream> OpenReadAsync(this FalFile file, FalDownloadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FileDownload.OpenAsync(file, options, cancellationToken);
    }

    /// <summary>Copies the file to a stream.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">Where it goes. It is left open.</param>
    /// <param name="options">How to read it; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when all of it is there. When it fails, the beginning may be.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> or <paramref name="target"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static Task CopyToAsync(this FalFile file, Stream target, FalDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return FileDownload.CopyToAsync(file, target, isOwnTarget: false, options ?? FalDownloadOptions.Default, cancellationToken);
    }

    /// <summary>Reads the whole file into memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static Task<byte[]> ReadBytesAsync(this FalFile file, CancellationToken cancellationToken = default) =>
        ReadBytesCoreAsync(file, FalDownloadOptions.Default, cancellationToken);

    /// <summary>Reads the whole file into memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="httpClient">The client to read with. It gets no key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> or <paramref name="httpClient"/> is null.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static Task<byte[]> ReadBytesAsync(this FalFile file, HttpClient httpClient, CancellationToken cancellationToken = default) =>
        ReadBytesCoreAsync(file, With(httpClient), cancellationToken);

    /// <summary>Reads the whole file into memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static Task<byte[]> ReadBytesAsync(this FalFile file, FalDownloadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ReadBytesCoreAsync(file, options, cancellationToken);
    }

    private static async Task<byte[]> ReadBytesCoreAsync(FalFile file, FalDownloadOptions options, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await FileDownload.CopyToAsync(file, bytes, isOwnTarget: true, options, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }

    /// <summary>The options that only a client makes.</summary>
    private static FalDownloadOptions With(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return new FalDownloadOptions { HttpClient = httpClient };
    }
}
