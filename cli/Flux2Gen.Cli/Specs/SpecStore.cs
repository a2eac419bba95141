using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Specs;

/// <summary>A folder of documents with its lock file. Documents are written as they come, the lock file last: <see cref="Save"/>.</summary>
internal sealed class SpecStore
{
    private readonly SortedDictionary<string, LockEntry> _entries;
    private SortedDictionary<string, string?>? _idsByPath;
    private bool _isChanged;

    private SpecStore(string folder, SortedDictionary<string, LockEntry> entries)
    {
        Folder = folder;
        _entries = entries;
    }

    /// <summary>Gets the folder as the user named it.</summary>
    public string Folder { get; }

    /// <summary>Gets what is recorded, by endpoint id in ordinal order.</summary>
    public IReadOnlyDictionary<string, LockEntry> Entries => _entries;

    private string LockPath => Path.Combine(Folder, LockFile.Name);

    /// <summary>Opens a folder, which need not be there yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">The lock file is damaged, or of a newer version.</exception>
    public static SpecStore Open(string folder) => new(folder, LockFile.Read(Path.Combine(folder, LockFile.Name)));

    /// <summary>The path of an endpoint's document.</summary>
    /// <param name="endpointId">The id.</param>
    /// <returns>The path with the folder's, with forward slashes.</returns>
    /// <exception cref="StoreException">The id cannot be a path.</exception>
    public string PathOf(string endpointId) => Path.Combine(Folder, DocumentPath.Of(endpointId)).Replace('\\', '/');

    /// <summary>Reads the document of an endpoint.</summary>
    /// <param name="endpointId">The id.</param>
    /// <returns>The text, or <see langword="null"/> when there is none.</returns>
    public string? Read(string endpointId) => File.Exists(PathOf(endpointId)) ? File.ReadAllText(PathOf(endpointId)) : null;

    /// <summary>Compares the document of an endpoint with what is recorded of it.</summary>
    /// <param name="endpointId">The id.</param>
    /// <returns>How they compare; <see langword="null"/> when there is neither.</returns>
    public StoredState? StateOf(string endpointId)
    {
        string? text = Read(endpointId);
        return (text, _entries.GetValueOrDefault(endpointId)) switch
        {
            (null, null) => null,
            (null, _) => StoredState.Missing,
            (_, null) => StoredState.Unrecorded,
            (_, { } entry) => HashOf(text) == entry.Sha256 ? StoredState.Current : StoredState.Edited,
        };
    }

    /// <summary>Lists what is recorded and what is in the folder.</summary>
    /// <returns>The documents in ordinal order of their ids and then their paths.</returns>
    public IReadOnlyList<StoredDocument> List()
    {
        var listed = new List<StoredDocument>();
        foreach ((string id, LockEntry entry) in _entries)
        {
            listed.Add(new StoredDocument(id, PathOf(id), entry, StateOf(id)!.Value));
        }

        HashSet<string> recorded = [.. listed.Select(document => document.Path)];
        foreach ((string path, string? id) in IdsByPath())
        {
            if (id is not null && !recorded.Contains(path))
            {
                listed.Add(new StoredDocument(id, path, null, StoredState.Unrecorded));
            }
        }

        return [.. listed.OrderBy(document => document.EndpointId, StringComparer.Ordinal).ThenBy(document => document.Path, StringComparer.Ordinal)];
    }

    /// <summary>Reads all JSON of the folder except for the lock file.</summary>
    /// <returns>The files in ordinal order of their paths.</returns>
    public IReadOnlyList<SpecFile> Files() => Directory.Exists(Folder)
        ? [.. SpecFiles.In(Folder)
            .Select(file => new SpecFile(file.Replace('\\', '/'), File.ReadAllText(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)]
        : [];

    /// <summary>Says why there is no place for a document in the folder.</summary>
    /// <param name="endpointId">The id of its endpoint.</param>
    /// <returns>The reason, or <see langword="null"/> when there is one.</returns>
    public string? ProblemWith(string endpointId)
    {
        // One file on Windows and macOS, two elsewhere.
        string path = PathOf(endpointId);
        foreach ((string other, string? id) in IdsByPath())
        {
            if (other == path)
            {
                continue;
            }

            if (string.Equals(other, path, StringComparison.OrdinalIgnoreCase))
            {
                return $"'{other}' has the same name in other letter case.";
            }

            if (id == endpointId)
            {
                return $"The endpoint has a document already, '{other}'. Delete that file, or leave it at that.";
            }
        }

        return null;
    }

    /// <summary>Writes a document and remembers where it came from.</summary>
    /// <param name="endpointId">The id of its endpoint.</param>
    /// <param name="normalText">The document in its normal form.</param>
    /// <param name="source">Where it came from.</param>
    /// <param name="now">The time.</param>
    public void Put(string endpointId, string normalText, string source, DateTimeOffset now)
    {
        string hash = NormalForm.HashOf(normalText);
        if (Read(endpointId) != normalText)
        {
            AtomicFile.Write(PathOf(endpointId), normalText);
            _idsByPath?[PathOf(endpointId)] = endpointId;
        }

        // What did not change keeps its date, so that the lock file does not change either.
        if (_entries.GetValueOrDefault(endpointId)?.Sha256 != hash)
        {
            _entries[endpointId] = new LockEntry(source, now, hash);
            _isChanged = true;
        }
    }

    /// <summary>Deletes a document, what is recorded of it, and folders that it leaves empty.</summary>
    /// <param name="endpointId">The id of its endpoint.</param>
    /// <returns>Whether there was anything.</returns>
    public bool Remove(string endpointId)
    {
        string path = PathOf(endpointId);
        bool isThere = File.Exists(path);
        if (isThere)
        {
            File.Delete(path);
            _idsByPath?.Remove(path);
            for (string? parent = Path.GetDirectoryName(path);
                parent is not null && Path.GetFullPath(parent) != Path.GetFullPath(Folder) && !Directory.EnumerateFileSystemEntries(parent).Any();
                parent = Path.GetDirectoryName(parent))
            {
                Directory.Delete(parent);
            }
        }

        bool isRecorded = _entries.Remove(endpointId);
        _isChanged |= isRecorded;
        return isThere || isRecorded;
    }

    /// <summary>Writes the lock file, if anything in it changed.</summary>
    public void Save()
    {
        if (_isChanged)
        {
            LockFile.Write(LockPath, _entries);
            _isChanged = false;
        }
    }

    private static string? HashOf(string text) => NormalForm.TryOf(text) is { } normal ? NormalForm.HashOf(normal) : null;

    // Once, however many documents are put: parsing a large folder takes its time.
    private SortedDictionary<string, string?> IdsByPath() => _idsByPath ??= new SortedDictionary<string, string?>(
        Files().ToDictionary(file => file.Path, file => SpecParser.FindEndpointId(file.Text, CancellationToken.None)),
        StringComparer.Ordinal);
}
