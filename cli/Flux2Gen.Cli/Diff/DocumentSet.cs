using Flux2Gen.Cli.Documents;
using Flux2Gen.Generator.Diagnostics;
using SpecDiagnostic = Flux2Gen.Cli.Emission.SpecDiagnostic;

namespace Flux2Gen.Cli.Diff;

/// <summary>The documents of one side of a comparison: those of which clients can be made, and what is known of the others.</summary>
internal sealed class DocumentSet
{
    private readonly Dictionary<string, EndpointVersion> _endpoints = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unusableIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unusableNames = new(StringComparer.Ordinal);
    private readonly List<SpecDiagnostic> _diagnostics = [];

    /// <summary>Initializes a new instance.</summary>
    /// <param name="files">The documents.</param>
    /// <param name="settings">What the project wants of its clients.</param>
    public DocumentSet(IReadOnlyList<SpecFile> files, ClientSettings settings)
    {
        foreach (SpecFile file in files)
        {
            string? id = DocumentReader.IdOf(file);
            try
            {
                Add(DocumentReader.Read(file, settings.For(id)));
            }
            catch (DocumentException exception)
            {
                _diagnostics.AddRange(exception.Diagnostics);
                _ = id is not null ? _unusableIds.Add(id) : _unusableNames.Add(file.Name);
            }
        }

        PropertyNames = EndpointNames.Of([.. _endpoints.Values.Select(endpoint => endpoint.Model)], settings);
    }

    /// <summary>Gets the ids of the endpoints by the names that they have as properties of <c>FalApi</c>.</summary>
    public IReadOnlyDictionary<string, string> PropertyNames { get; }

    /// <summary>Gets the ids of the endpoints that there are clients for.</summary>
    public IEnumerable<string> Ids => _endpoints.Keys;

    /// <summary>Gets what there is to say about documents that are left out, in the order of the documents.</summary>
    public IReadOnlyList<SpecDiagnostic> Diagnostics => _diagnostics;

    /// <summary>Finds an endpoint.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The endpoint, or <see langword="null"/>.</returns>
    public EndpointVersion? Find(string id) => _endpoints.GetValueOrDefault(id);

    /// <summary>
    /// Whether an endpoint of the other side has a counterpart here that cannot be used: it is neither new nor gone, but not known. A
    /// document that does not even tell its id is taken for the one with the same name on the other side.
    /// </summary>
    /// <param name="id">The endpoint's id.</param>
    /// <param name="other">The other side, which has it.</param>
    /// <returns>Whether it has one.</returns>
    public bool HasUnusable(string id, DocumentSet other) =>
        _unusableIds.Contains(id) || _unusableNames.Contains(id) || _unusableNames.Contains(other._endpoints[id].File.Name);

    private void Add(EndpointVersion endpoint)
    {
        string id = endpoint.Model.Id;
        if (!_endpoints.TryAdd(id, endpoint))
        {
            _diagnostics.Add(SpecDiagnostic.Of(DiagnosticInfo.AtStart(Descriptors.DuplicateEndpoint, endpoint.File.Path, id, _endpoints[id].File.Path).ToDiagnostic()));
        }
    }
}
