using System.Text;

namespace Flux2Gen.Emulator.Storage;

/// <summary>Makes the names files are served under.</summary>
internal static class FileNames
{
    private const int MaximumLength = 100;

    private static readonly string[] Stores = ["penguin", "otter", "koala", "zebra", "panda", "lion", "tiger", "rabbit", "monkey", "elephant"];

    /// <summary>Reduces a name from outside to letters, digits, dot, dash and underscore of its last path segment.</summary>
    public static string Sanitize(string name)
    {
        string last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        StringBuilder safe = new(last.Length);
        foreach (char c in last.TrimStart('.'))
            safe.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_');

        // The end holds the extension.
        string result = safe.Length > MaximumLength ? safe.ToString(safe.Length - MaximumLength, MaximumLength) : safe.ToString();
        return result.Length == 0 ? "upload.bin" : result;
    }

    /// <summary>Picks one of fal's animal-named stores.</summary>
    public static string StoreFor(ReadOnlySpan<byte> hash) => Stores[hash[0] % Stores.Length];
}
