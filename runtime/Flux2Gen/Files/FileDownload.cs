using System.Globalization;
using System.Net.Sockets;

namespace Flux2Gen;

/// <summary>Reads files that models made, from where they are.</summary>
internal static class FileDownload
{
    private static readonly Lazy<HttpClient> SharedClient = new(OwnHttpClient.ForFiles);

    /// <summary>Opens the file behind a URL or data URI. No key is ever sent.</summary>
    public static async Task<Stream> OpenAsync(string url, HttpClient? httpClient, CancellationToken cancellationToken)
    {
        if (DataUri.Is(url))
        {
            return new ReadOnlyMemoryStream(DecodeDataUri(url));
        }

        Uri address = AddressOf(url);
        using var scope = new DownloadScope(address);
        try
        {
            return await OpenAsync(address, httpClient, scope, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (scope.Failed(exception))
        {
            throw;
        }
    }

    /// <summary>Copies the file behind a URL or data URI to a stream.</summary>
    public static async Task CopyToAsync(string url, Stream target, HttpClient? httpClient, CancellationToken cancellationToken)
    {
        if (DataUri.Is(url))
        {
            await target.WriteAsync(DecodeDataUri(url), cancellationToken).ConfigureAwait(false);
            return;
        }

        Uri address = AddressOf(url);
        using var scope = new DownloadScope(address);
        try
        {
            Stream source = await OpenAsync(address, httpClient, scope, cancellationToken).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                await CopyToAsync(address, source, target, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (scope.Failed(exception))
        {
            throw;
        }
    }

    private static Uri AddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new FalException("The file has no web address to read it from: FalFile.Url must be an http or https URL, or a data URI.");

    private static async Task<Stream> OpenAsync(Uri address, HttpClient? httpClient, DownloadScope scope, CancellationToken cancellationToken)
    {
        try
        {
            HttpResponseMessage response = await (httpClient ?? SharedClient.Value)
                .GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            scope.Answered(response.StatusCode);
            if (!response.IsSuccessStatusCode)
            {
                using (response)
                {
                    throw Refused(address, response);
                }
            }

            return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FalTimeoutException($"{address.Host} did not send the file in time: check the network and try again.", exception);
        }
        catch (HttpRequestException exception)
        {
            throw Lost(address.Host, exception);
        }
    }

    private static async Task CopyToAsync(Uri address, Stream source, Stream target, CancellationToken cancellationToken)
    {
        try
        {
            await source.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception) when (exception is HttpIOException || exception.InnerException is SocketException)
        {
            // Any other is the target's.
            throw Lost(address.Host, exception);
        }
    }

    private static byte[] DecodeDataUri(string url)
    {
        try
        {
            return DataUri.Decode(url);
        }
        catch (FormatException exception)
        {
            throw new FalProtocolException("The file's data URI cannot be read: what came after the comma is cut off or damaged.", exception);
        }
    }

    private static FalConnectionException Lost(string host, Exception cause) =>
        new($"The file could not be read from {host}: check the network and try again soon, because fal keeps files only for a limited time.", cause);

    private static FalApiException Refused(Uri address, HttpResponseMessage response)
    {
        // The query is left out of the message: it can hold a signature.
        string place = address.GetLeftPart(UriPartial.Path);
        string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        string message = (int)response.StatusCode is 404 or 410
            ? $"The file is not at {place} any more (HTTP {status}): fal keeps results only for a limited time, so save them soon."
            : $"The file at {place} could not be read (HTTP {status}): check that it may be read without a key, and try again.";
        return new FalApiException(message, response.StatusCode);
    }
}
