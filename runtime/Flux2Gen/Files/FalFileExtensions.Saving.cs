using System.Globalization;
using Flux2Gen.Files;

namespace Flux2Gen;

/// <content>Saving the file.</content>
public static partial class FalFileExtensions
{
    private const int MaximumNumber = 10_000;

    /// <summary>Saves the file. An existing file at the path is replaced when all of the new one has arrived.</summary>
    /// <remarks>A missing directory is created. Nothing is saved that does not fit <see cref="FalFile.ContentType"/> and <see cref="FalFile.FileSize"/>.</remarks>
    /// <param name="file">The file.</param>
    /// <param name="path">The path of the file to write.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null, empty or a directory.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static Task<string> SaveAsync(this FalFile file, string path, CancellationToken cancellationToken = default) =>
        SaveCoreAsync(file, path, FalDownloadOptions.Default, cancellationToken);

    /// <summary>Saves the file. An existing file at the path is replaced when all of the new one has arrived.</summary>
    /// <remarks>A missing directory is created. Nothing is saved that does not fit <see cref="FalFile.ContentType"/> and <see cref="FalFile.FileSize"/>.</remarks>
    /// <param name="file">The file.</param>
    /// <param name="path">The path of the file to write.</param>
    /// <param name="httpClient">The client to read with. It gets no key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null, empty or a directory.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> or <paramref name="httpClient"/> is null.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static Task<string> SaveAsync(this FalFile file, string path, HttpClient httpClient, CancellationToken cancellationToken = default) =>
        SaveCoreAsync(file, path, With(httpClient), cancellationToken);

    /// <summary>Saves the file. An existing file at the path is replaced when all of the new one has arrived.</summary>
    /// <remarks>A missing directory is created. Nothing is saved that does not fit <see cref="FalFile.ContentType"/> and <see cref="FalFile.FileSize"/>.</remarks>
    /// <param name="file">The file.</param>
    /// <param name="path">The path of the file to write.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null, empty or a directory, or an option is not allowed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static Task<string> SaveAsync(this FalFile file, string path, FalDownloadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SaveCoreAsync(file, path, options, cancellationToken);
    }

    /// <summary>Saves the file in a directory, under the name that it has at fal.</summary>
    /// <remarks>
    /// The name is <see cref="FalFile.FileName"/>, or what the server says when the file is read, or the last part of the URL. None of them is
    /// trusted: whatever they say, the file is in the directory itself, under a name that all systems take for an ordinary one.
    /// A name that is taken gets a number, as in <c>cat (2).png</c>, unless <see cref="FalDownloadOptions.Overwrite"/> is set.
    /// </remarks>
    /// <param name="file">The file.</param>
    /// <param name="directory">The directory. One that is missing is made.</param>
    /// <param name="options">How to read it; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is null or empty, or an option is not allowed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="FalProtocolException">The answers are something else than the file, or not all of it, or the file is too large.</exception>
    /// <exception cref="FalException">The file cannot be read, or is not there any more.</exception>
    public static async Task<string> SaveToDirectoryAsync(this FalFile file, string directory, FalDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        options ??= FalDownloadOptions.Default;
        string fullPath = Path.GetFullPath(directory);
        return await SaveAsync(
            file,
            fullPath,
            (temporaryPath, downloaded) =>
            {
                string name = SafeFileName.Choose(
                    [file.FileName, downloaded.FileName, SafeFileName.OfUrl(file.Url)], [file.ContentType, downloaded.MediaType, downloaded.DetectedType]);
                return MoveToFreeName(temporaryPath, fullPath, name, options.Overwrite);
            },
            options,
            cancellationToken).ConfigureAwait(false);
    }

    private static string MoveToFreeName(string temporaryPath, string directory, string name, bool overwrite)
    {
        for (int number = 1; ; number++)
        {
            string path = Path.Combine(directory, SafeFileName.Numbered(name, number));
            try
            {
                if (!Directory.Exists(path))
                {
                    Claim(path, overwrite);
                    Replace(temporaryPath, path, isClaimed: !overwrite);
                    return path;
                }
            }
            catch (IOException) when (!overwrite && number < MaximumNumber && IsTaken(path))
            {
                // Perhaps this very moment.
            }

            if (number >= MaximumNumber)
            {
                throw new IOException($"The directory has {MaximumNumber.ToString(CultureInfo.InvariantCulture)} files of the name '{name}' already.");
            }
        }
    }

    /// <summary>Takes a name that nobody has: to look for it and to move there afterwards would leave a moment for another to do the same.</summary>
    private static void Claim(string path, bool overwrite)
    {
        if (!overwrite)
        {
            new FileStream(path, FileMode.CreateNew, FileAccess.Write).Dispose();
        }
    }

    private static void Replace(string temporaryPath, string path, bool isClaimed)
    {
        try
        {
            File.Move(temporaryPath, path, overwrite: true);
        }
        catch when (isClaimed)
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Whether a name is that of a file, or of a link, wherever that leads.</summary>
    private static bool IsTaken(string path) => File.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private static async Task<string> SaveCoreAsync(FalFile file, string path, FalDownloadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrEmpty(path);
        string fullPath = Path.GetFullPath(path);
        if (Path.EndsInDirectorySeparator(fullPath) || Directory.Exists(fullPath))
        {
            throw new ArgumentException($"'{path}' is a directory: add the name of the file, or use SaveToDirectoryAsync.", nameof(path));
        }

        return await SaveAsync(
            file,
            Path.GetDirectoryName(fullPath)!,
            (temporaryPath, _) =>
            {
                File.Move(temporaryPath, fullPath, overwrite: true);
                return fullPath;
            },
            options,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves the file beside its place, and moves it there when it is whole: only within one volume is a move done at once or not at all.</summary>
    private static async Task<string> SaveAsync(FalFile file, string directory, Func<string, DownloadedFile, string> move, FalDownloadOptions options, CancellationToken cancellationToken)
    {
        options.Validate();
        Directory.CreateDirectory(directory);
        string temporaryPath = Path.Combine(directory, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            DownloadedFile downloaded;
            var target = new FileStream(temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            await using (target.ConfigureAwait(false))
            {
                downloaded = await FileDownload.CopyToAsync(file, target, isOwnTarget: true, options, cancellationToken).ConfigureAwait(false);
            }

            return move(temporaryPath, downloaded);
        }
        catch
        {
            File.Delete(temporaryPath);
            throw;
        }
    }
}

