namespace Flux2Gen;

/// <summary>Uploads the local files of an input.</summary>
internal static class InputFiles
{
    /// <summary>Uploads each local file once, however often the input holds it, and gives the input with their URLs.</summary>
    public static async Task<T> UploadAsync<T>(
        FalStorage storage, T input, Func<T, FalFileMap, T> withFiles, CancellationToken cancellationToken)
    {
        var uploaded = new Dictionary<FalFileInput, FalFileInput>(ReferenceEqualityComparer.Instance);
        withFiles(input, new FalFileMap(file =>
        {
            if (file.IsLocal)
            {
                uploaded.TryAdd(file, file);
            }

            return file;
        }));
        if (uploaded.Count == 0)
        {
            return input;
        }

        // One after the other: two inputs may read from one stream.
        foreach (FalFileInput file in uploaded.Keys.ToList())
        {
            uploaded[file] = await storage.UploadAsync(file, cancellationToken).ConfigureAwait(false);
        }

        return withFiles(input, new FalFileMap(file => uploaded.GetValueOrDefault(file, file)));
    }
}
