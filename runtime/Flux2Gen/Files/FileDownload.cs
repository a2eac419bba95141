namespace Flux2Gen;

/// <summary>Reads files that models made, from where they are. No key is ever sent.</summary>
internal static class FileDownload
{
    private const int ChunkSize = 81920;

    /// <summary>Opens the file behind a URL or data URI.</summary>
    public static async Task<Stream> OpenAsync(string url, FalDownloadOptions options, CancellationToken cancellationToken)
    {
        options.Validate();
        if (DataUri.Is(url))
        {
            return new ReadOnlyMemoryStream(DecodeDataUri(url, options));
        }

        Uri address = AddressOf(url);
        using var scope = new DownloadScope(address);
        try
        {
            return await DownloadStream.OpenAsync(address, options, scope, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (scope.Failed(exception))
        {
            throw;
        }
    }

    /// <summary>Copies the file behind a URL or data URI to a stream.</summary>
    /// <param name="url">Where the file is.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="isOwnTarget">Whether the target holds nothing else, so that the file may be written to it again from its beginning.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<DownloadedFile> CopyToAsync(
        string url, Stream target, bool isOwnTarget, FalDownloadOptions options, CancellationToken cancellationToken)
    {
        options.Validate();
        if (DataUri.Is(url))
        {
            byte[] bytes = DecodeDataUri(url, options);
            await target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            options.Progress?.Report(new FalDownloadProgress(bytes.Length, bytes.Length));
            return new DownloadedFile(null, DataUri.MediaTypeOf(url));
        }

        Uri address = AddressOf(url);
        using var scope = new DownloadScope(address);
        try
        {
            for (int restarts = 0; ; restarts++)
            {
                DownloadStream source = await DownloadStream.OpenAsync(address, options, scope, cancellationToken).ConfigureAwait(false);
                await using (source.ConfigureAwait(false))
                {
                    try
                    {
                        await CopyToAsync(source, target, options, cancellationToken).ConfigureAwait(false);
                        return new DownloadedFile(source.FileName, source.MediaType);
                    }
                    catch (FalException) when (source.HasToBeginAnew && isOwnTarget && restarts < options.MaxRetries)
                    {
                        target.SetLength(0);
                    }
                }
            }
        }
        catch (Exception exception) when (scope.Failed(exception))
        {
            throw;
        }
    }

    private static async Task CopyToAsync(DownloadStream source, Stream target, FalDownloadOptions options, CancellationToken cancellationToken)
    {
        var buffer = new byte[ChunkSize];
        int count;
        while ((count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            options.Progress?.Report(new FalDownloadProgress(source.Position, source.Total));
        }
    }

    private static Uri AddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw DownloadErrors.NoAddress();

    private static byte[] DecodeDataUri(string url, FalDownloadOptions options)
    {
        try
        {
            byte[] bytes = DataUri.Decode(url);
            return bytes.Length > options.MaxSize ? throw DownloadErrors.TooLarge("in the data URI", options.MaxSize.Value) : bytes;
        }
        catch (FormatException exception)
        {
            throw new FalProtocolException("The file's data URI cannot be read: what came after the comma is cut off or damaged.", exception);
        }
    }
}
