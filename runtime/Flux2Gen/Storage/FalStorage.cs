using Flux2Gen.Storage;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <summary>fal's storage of files. Endpoints use it by themselves for the local files of their inputs.</summary>
public sealed class FalStorage
{
    private readonly ClientTransport _transport;
    private readonly UploadTokens _tokens;
    private readonly UploadedFiles _uploaded;

    internal FalStorage(ClientTransport transport)
    {
        _transport = transport;
        _tokens = new UploadTokens(transport);
        _uploaded = new UploadedFiles(transport);
    }

    /// <summary>Uploads a file, so that any number of requests can use it.</summary>
    /// <remarks>Anybody who knows the URL can read the file, unless <see cref="FalClientOptions.Upload"/> or the account's settings say otherwise.</remarks>
    /// <param name="file">The file. One that is on the web already is not uploaded.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The URL of the file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is relative, or the content type is not a media type.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FalException">The file cannot be uploaded.</exception>
    public Task<Uri> UploadAsync(FalFileInput file, CancellationToken cancellationToken = default) =>
        UploadAsync(file, options: null, progress: null, cancellationToken);

    /// <summary>Uploads a file, so that any number of requests can use it.</summary>
    /// <remarks>
    /// A large file is sent in parts, several at a time. Each exchange that fails is repeated as <see cref="FalClientOptions.Retry"/> says:
    /// no upload is billed. When the call ends early, nothing of it goes on; parts that storage has already are of no use, and go by themselves.
    /// </remarks>
    /// <param name="file">The file. One that is on the web already is not uploaded.</param>
    /// <param name="options">How to upload it; <see langword="null"/> for <see cref="FalClientOptions.Upload"/>.</param>
    /// <param name="progress">
    /// Is told how far the upload is, from any thread, one report after the other. What it throws ends the upload.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The URL of the file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is relative, the content type is not a media type, or an option is not allowed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FalException">The file cannot be uploaded; the message names the file and, if that is it, the part.</exception>
    public async Task<Uri> UploadAsync(
        FalFileInput file, FalUploadOptions? options, IProgress<FalUploadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        options?.Validate();
        if (file.Url is { } url)
        {
            return Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
                ? address
                : throw new ArgumentException("The file's URL is not an absolute one.", nameof(file));
        }

        return await FileUpload.RunAsync(_transport, _tokens, file, options ?? _transport.Options.Upload, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads a file of an input, unless that was done and it is still there.</summary>
    internal Task<Uri> UploadInputAsync(FalFileInput file, CancellationToken cancellationToken) =>
        _uploaded.GetAsync(file, token => UploadAsync(file, token), cancellationToken);
}
