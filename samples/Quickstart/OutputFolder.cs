namespace Quickstart;

/// <summary>The folder that the pictures are saved in.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder and tries to write there, so that no picture is paid for that cannot be saved.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static void Prepare(string path)
    {
        Directory.CreateDirectory(path);
        string probe = Path.Combine(path, Path.GetRandomFileName());
        using FileStream file = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
    }
}
