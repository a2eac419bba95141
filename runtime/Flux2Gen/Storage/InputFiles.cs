using System.Collections.Concurrent;

namespace Flux2Gen.Storage;

/// <summary>Uploads the local files of an input.</summary>
internal static class InputFiles
{
    /// <summary>Uploads each local file once, however often the input holds it, several at a time, and gives the input with their URLs.</summary>
    public static async Task<T> UploadAsync<T>(
        FalStorage storage, T input, Func<T, FalFileMap, T> withFiles, int maxConcurrency, CancellationToken cancellationToken)
    {
        var files = new HashSet<FalFileInput>(ReferenceEqualityComparer.Instance);
        withFiles(input, new FalFileMap(file =>
        {
            if (file.IsLocal)
            {
                files.Add(file);
            }

            return file;
        }));
        if (files.Count == 0)
        {
            return input;
        }

        var uploaded = new ConcurrentDictionary<FalFileInput, FalFileInput>(ReferenceEqualityComparer.Instance);

        // Those that read from one stream take turns.
        IGrouping<object, FalFileInput>[] groups = [.. files.GroupBy(static file => (object?)file.Stream ?? file, ReferenceEqualityComparer.Instance)];
        if (groups.Length == 1)
        {
            await UploadAsync(groups[0], cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var settings = new ParallelOptions { MaxDegreeOfParallelism = maxConcurrency, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(groups, settings, async (group, token) => await UploadAsync(group, token).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return withFiles(input, new FalFileMap(file => uploaded.GetValueOrDefault(file, file)));

        async Task UploadAsync(IEnumerable<FalFileInput> group, CancellationToken token)
        {
            foreach (FalFileInput file in group)
            {
                uploaded[file] = await storage.UploadInputAsync(file, token).ConfigureAwait(false);
            }
        }
    }
}
