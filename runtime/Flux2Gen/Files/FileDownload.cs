using Flux2Gen.Content;
using Flux2Gen.Json;
using Flux2Gen.Text;

namespace Flux2Gen.Files;

/// <summary>Reads files that models made, from where they are. No key is ever sent.</summary>
internal static class FileDownload
{
    private const int ChunkSize = 81920;

    /// <summary>Opens the file behind a URL or data URI.</summary>
    public static async Task<Stream> OpenAsync(FalFile file, FalDownloadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        options.Validate();
        if (DataUri.Is(file.Url))
        {
            return new ReadOnlyMemoryStream(ReadDataUri(file, file.Url, options));
        }

        Uri address = AddressOf(file.Url);
        using var scope = new DownloadScope(address);
        try
        {
            var context = new DownloadContext(address, ExpectedFile.From(file), options, scope, canRestart: false);
            return await DownloadStream.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (scope.Failed(exception))
        {
            throw;
        }
    }

    /// <summary>Copies the file behind a URL or data URI to a stream.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="isOwnTarget">Whether the target holds nothing else, so that the file may be written to it again from its beginning.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<DownloadedFile> CopyToAsync(
        FalFile file, Stream target, bool isOwnTarget, FalDownloadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        options.Validate();
        if (DataUri.Is(file.Url))
        {
            ReadOnlyMemory<byte> bytes = ReadDataUri(file, file.Url, options);
            await target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            options.Progress?.Report(new FalDownloadProgress(bytes.Length, bytes.Length));
            return new DownloadedFile(null, DataUri.MediaTypeOf(file.Url), MediaSignatures.Detect(bytes.Span));
        }

        Uri address = AddressOf(file.Url);
        using var scope = new DownloadScope(address);
        try
        {
            var context = new DownloadContext(address, ExpectedFile.From(file), options, scope, isOwnTarget);
            while (true)
            {
                DownloadStream source = await DownloadStream.OpenAsync(context, cancellationToken).ConfigureAwait(false);
                await using (source.ConfigureAwait(false))
                {
                    try
                    {
                        await CopyToAsync(source, target, options, cancellationToken).ConfigureAwait(false);
                        return new DownloadedFile(source.FileName, source.MediaType, source.DetectedType);
                    }
                    catch (FalException) when (source.RestartCause is { } cause && isOwnTarget && context.Patience.MayRepeat(cause))
                    {
                        target.SetLength(0);
                        await context.Patience.WaitAsync(source.RestartCause, cancellationToken).ConfigureAwait(false);
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

    private static Uri AddressOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw DownloadErrors.NoAddress();

    /// <summary>Reads a data URI, if it holds what the output states.</summary>
    private static ReadOnlyMemory<byte> ReadDataUri(FalFile file, string url, FalDownloadOptions options)
    {
        ReadOnlyMemory<byte> bytes = DecodeDataUri(url, options);
        var expected = ExpectedFile.From(file);
        ReadOnlySpan<byte> head = bytes.Span[..Math.Min(bytes.Length, MediaSignatures.Length)];
        string? found = bytes.IsEmpty && expected is { MediaType: not null, MayBeEmpty: false } ? "no bytes" : expected.FindImpostor(head, DataUri.MediaTypeOf(url));
        return found is null ? bytes : throw new FalProtocolException($"The file's data URI holds {ErrorText.OneLine(found)} and not {expected.Description}.");
    }

    private static ReadOnlyMemory<byte> DecodeDataUri(string url, FalDownloadOptions options)
    {
        try
        {
            return DataUri.Decode(url, options.MaxSize ?? Array.MaxLength);
        }
        catch (OverflowException)
        {
            throw DownloadErrors.TooLarge("in the data URI", options.MaxSize ?? Array.MaxLength);
        }
        catch (FormatException exception)
        {
            throw new FalProtocolException("The file's data URI cannot be read: what came after the comma is cut off or damaged.", exception);
        }
    }
}
