namespace Flux2Gen;

/// <content>Reading the file from where it is.</content>
public partial record FalFile
{
    /// <summary>Saves the file. What is at the path is replaced, but only once all of the new file is there.</summary>
    /// <remarks>The path is taken as it is. A directory that is missing is made: the file is paid for.</remarks>
    /// <param name="path">The path of the file to write.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null, empty or a directory.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<string> SaveAsync(string path, CancellationToken cancellationToken = default) =>
        SaveCoreAsync(path, httpClient: null, cancellationToken);

    /// <summary>Saves the file. What is at the path is replaced, but only once all of the new file is there.</summary>
    /// <remarks>The path is taken as it is. A directory that is missing is made: the file is paid for.</remarks>
    /// <param name="path">The path of the file to write.</param>
    /// <param name="httpClient">The client to read with. It gets no key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null, empty or a directory.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="httpClient"/> is null.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<string> SaveAsync(string path, HttpClient httpClient, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return SaveCoreAsync(path, httpClient, cancellationToken);
    }

    /// <summary>Opens the file for reading.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream that is read from the web as it goes; dispose of it.</returns>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<Stream> OpenReadAsync(CancellationToken cancellationToken = default) =>
        FileDownload.OpenAsync(Url, httpClient: null, cancellationToken);

    /// <summary>Opens the file for reading.</summary>
    /// <param name="httpClient">The client to read with. It gets no key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream that is read from the web as it goes; dispose of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="httpClient"/> is null.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<Stream> OpenReadAsync(HttpClient httpClient, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return FileDownload.OpenAsync(Url, httpClient, cancellationToken);
    }

    /// <summary>Reads the whole file into memory.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<byte[]> ReadBytesAsync(CancellationToken cancellationToken = default) =>
        ReadBytesCoreAsync(httpClient: null, cancellationToken);

    /// <summary>Reads the whole file into memory.</summary>
    /// <param name="httpClient">The client to read with. It gets no key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="httpClient"/> is null.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public Task<byte[]> ReadBytesAsync(HttpClient httpClient, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return ReadBytesCoreAsync(httpClient, cancellationToken);
    }

    private async Task<byte[]> ReadBytesCoreAsync(HttpClient? httpClient, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await FileDownload.CopyToAsync(Url, bytes, httpClient, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }

    private async Task<string> SaveCoreAsync(string path, HttpClient? httpClient, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string fullPath = Path.GetFullPath(path);
        if (Path.EndsInDirectorySeparator(fullPath) || Directory.Exists(fullPath))
        {
            throw new ArgumentException($"'{path}' is a directory: add the name of the file.", nameof(path));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);

        // Beside the target, because only within one volume is a move done at once or not at all.
        string temporaryPath = Path.Combine(Path.GetDirectoryName(fullPath)!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            var target = new FileStream(temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, useAsync: true);
            await using (target.ConfigureAwait(false))
            {
                await FileDownload.CopyToAsync(Url, target, httpClient, cancellationToken).ConfigureAwait(false);
            }

            File.Move(temporaryPath, fullPath, overwrite: true);
            return fullPath;
        }
        catch
        {
            File.Delete(temporaryPath);
            throw;
        }
    }
}
