using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Flux2Gen.Emulator.Documents;

/// <summary>The endpoints the emulator answers for.</summary>
internal sealed class EndpointCatalog
{
    private readonly FrozenDictionary<string, EndpointDocument> _endpoints;
    private readonly FrozenSet<string> _applications;

    public EndpointCatalog(IEnumerable<EndpointDocument> endpoints)
    {
        Dictionary<string, EndpointDocument> byId = new(StringComparer.Ordinal);
        foreach (EndpointDocument endpoint in endpoints)
            byId[EndpointPath.Normalize(endpoint.Id)] = endpoint;
        _endpoints = byId.ToFrozenDictionary(StringComparer.Ordinal);
        _applications = byId.Keys.Select(EndpointPath.ApplicationOf).ToFrozenSet(StringComparer.Ordinal);
        Ids = [.. byId.Values.Select(endpoint => endpoint.Id).Order(StringComparer.Ordinal)];
    }

    /// <summary>Gets the endpoint ids in ordinal order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Gets the endpoints in ordinal order of their ids.</summary>
    public IEnumerable<EndpointDocument> Endpoints => _endpoints.Values.OrderBy(endpoint => endpoint.Id, StringComparer.Ordinal);

    /// <summary>Finds an endpoint by its id, in either form of a legacy id.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out EndpointDocument? endpoint) => _endpoints.TryGetValue(EndpointPath.Normalize(id), out endpoint);

    /// <summary>Tells whether any endpoint belongs to the application (owner and alias) of <paramref name="id"/>.</summary>
    public bool HasApplicationOf(string id) => _applications.Contains(EndpointPath.ApplicationOf(id));

    /// <summary>Reads every document at the paths. In a folder, JSON that is no fal document is passed over; a file named by itself must be one.</summary>
    public static async Task<EndpointCatalog> LoadAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        List<EndpointDocument> endpoints = [];
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (string file in Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                {
                    if (await ReadAsync(file, cancellationToken) is { } endpoint)
                        endpoints.Add(endpoint);
                }
            }
            else
            {
                endpoints.Add(await ReadAsync(path, cancellationToken) ?? throw new InvalidDataException($"'{path}' is not a fal OpenAPI document."));
            }
        }

        return new EndpointCatalog(endpoints);
    }

    private static async Task<EndpointDocument?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no file or folder '{Path.GetFullPath(file)}'.", file);
        byte[] json = await File.ReadAllBytesAsync(file, cancellationToken);
        try
        {
            // Editors on Windows still write a byte order mark, which the JSON reader refuses.
            return EndpointDocument.Parse(json.AsSpan().StartsWith("\uFEFF"u8) ? json[3..] : json);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{file}' is not JSON: {exception.Message}", exception);
        }
    }
}
