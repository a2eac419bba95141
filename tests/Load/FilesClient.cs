using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Flux2Gen.Load;

/// <summary>Uploads a file of some size on both ways and downloads it again, and holds the process to a bound of memory.</summary>
internal static class FilesClient
{
    /// <summary>What the process may take at most, whatever the size of the file: the promise of docs/files.md.</summary>
    private const long MaximumPeak = 256L << 20;

    private const int Mebibyte = 1 << 20;

    /// <summary>Runs it and prints what it took.</summary>
    /// <param name="specs">The folder of the documents.</param>
    /// <param name="mebibytes">The size of the file in MiB.</param>
    /// <returns>The exit code: 0 when the file came back as it was, within the bound.</returns>
    public static async Task<int> RunAsync(string specs, int mebibytes)
    {
        string[] own = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(FilesClient).Assembly.Location] : [];
        using Process server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. own, "serve", specs]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var client = new FalClient(new FalClientOptions
        {
            Hosts = FalHosts.Local(new Uri((await server.StandardOutput.ReadLineAsync())!)),
            Credentials = FalCredentials.FromKey("id:files-client"),
        });
        string folder = Directory.CreateTempSubdirectory("flux2gen-files-").FullName;
        var watch = Stopwatch.StartNew();
        var memory = new Memory();
        try
        {
            long size = (long)mebibytes * Mebibyte;
            string path = Path.Combine(folder, "large.bin");
            string expected = await WriteAsync(path, size);

            // A file, read by several at their places; and a stream that knows neither its length nor a way back.
            Uri fromFile = await client.Storage.UploadAsync(FalFileInput.FromFile(path), new FalUploadOptions { Route = FalUploadRoute.Presigned }, memory);
            File.Delete(path);
            await using var generated = new GeneratedStream(size);
            Uri fromStream = await client.Storage.UploadAsync(
                FalFileInput.FromStream(generated, "application/octet-stream", "large.bin"), new FalUploadOptions { Route = FalUploadRoute.CdnToken }, memory);

            bool isEqual = true;
            foreach (Uri url in new[] { fromFile, fromStream })
            {
                string saved = await new FalFile { Url = url.AbsoluteUri }.SaveToDirectoryAsync(folder, new FalDownloadOptions { Progress = memory, MaxSize = size });
                isEqual &= await HashAsync(saved) == expected;
                File.Delete(saved);
            }

            using var process = Process.GetCurrentProcess();
            long peak = process.PeakWorkingSet64;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"files: size={mebibytes} equal={isEqual} seconds={watch.Elapsed.TotalSeconds:0.0} managed-mib={memory.Most >> 20} peak-mib={peak >> 20} bound-mib={MaximumPeak >> 20}"));
            return isEqual && peak <= MaximumPeak ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            server.StandardInput.Close();
            await server.WaitForExitAsync();
        }
    }

    private static async Task<string> WriteAsync(string path, long size)
    {
        await using var source = new GeneratedStream(size);
        await using (FileStream file = File.Create(path))
        {
            await source.CopyToAsync(file, Mebibyte);
        }

        return await HashAsync(path);
    }

    private static async Task<string> HashAsync(string path)
    {
        await using FileStream file = File.OpenRead(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(file));
    }

    /// <summary>Looks at the memory whenever something is under way.</summary>
    private sealed class Memory : IProgress<FalUploadProgress>, IProgress<FalDownloadProgress>
    {
        public long Most { get; private set; }

        public void Report(FalUploadProgress value) => Look();

        public void Report(FalDownloadProgress value) => Look();

        private void Look() => Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: false));
    }
}
