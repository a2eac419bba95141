using Flux2Gen.Text;

namespace Flux2Gen.CompilerServices;

/// <content>Files.</content>
public sealed partial class FalValidator
{
    /// <summary>Checks that a file's address is not a path, and that a local file has a size that the document allows.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The file.</param>
    /// <param name="minimumSize">The least number of bytes of a local file.</param>
    /// <param name="maximumSize">The greatest number of bytes of a local file.</param>
    public void File(string name, FalFileInput? value, long minimumSize = 0, long maximumSize = long.MaxValue)
    {
        if (value?.Url is { } url && FalFileInput.LooksLikePath(url))
        {
            Add(name, $"must be a web address or a data URI, but is '{ErrorText.OneLine(url, maximum: 100)}': for a local file use FalFileInput.FromFile(path).");
        }

        // The sizes of files on the web are the server's to check.
        bool isLimited = minimumSize > 0 || maximumSize < long.MaxValue;
        if (isLimited && value?.Length() is { } size && (size < minimumSize || size > maximumSize))
        {
            string limit = size < minimumSize ? $"at least {ByteSize.Text(minimumSize)}" : $"at most {ByteSize.Text(maximumSize)}";
            Add(name, $"must have {limit}, but '{ErrorText.OneLine(value.FileName!, maximum: 100)}' has {ByteSize.Text(size)}.");
        }
    }

    /// <summary>Checks the addresses and sizes of files.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The files.</param>
    /// <param name="minimumSize">The least number of bytes of a local file.</param>
    /// <param name="maximumSize">The greatest number of bytes of a local file.</param>
    public void File(string name, IReadOnlyList<FalFileInput?>? value, long minimumSize = 0, long maximumSize = long.MaxValue)
    {
        for (int index = 0; index < value?.Count; index++)
        {
            File($"{name}[{Text(index)}]", value[index], minimumSize, maximumSize);
        }
    }
}
