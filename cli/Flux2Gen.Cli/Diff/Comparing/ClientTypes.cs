using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>The emitted types of a client by name.</summary>
/// <param name="endpoint">The endpoint that they belong to.</param>
internal sealed class ClientTypes(EndpointModel endpoint)
{
    private readonly Dictionary<string, ObjectModel> _objects = endpoint.Objects.ToDictionary(type => type.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, EnumModel> _enums = endpoint.Enums.ToDictionary(type => type.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, UnionModel> _unions = endpoint.Unions.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Gets the names of all, in the order of the document.</summary>
    public IReadOnlyList<string> Names { get; } =
    [
        .. endpoint.Objects.Select(type => type.Name),
        .. endpoint.Enums.Select(type => type.Name),
        .. endpoint.Unions.Select(type => type.Name),
    ];

    public ObjectModel? Object(string name) => _objects.GetValueOrDefault(name);

    public EnumModel? Enum(string name) => _enums.GetValueOrDefault(name);

    public UnionModel? Union(string name) => _unions.GetValueOrDefault(name);

    public bool Contains(string name) => KindOf(name) is not null;

    /// <summary>The kind of a type; null when there is no such type.</summary>
    public TypeKind? KindOf(string name) =>
        _objects.ContainsKey(name) ? TypeKind.Object
        : _enums.ContainsKey(name) ? TypeKind.Enum
        : _unions.ContainsKey(name) ? TypeKind.Union
        : null;

    /// <summary>Finds the types that a type is made of.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The names of the emitted ones among them, itself included, each once.</returns>
    public IReadOnlySet<string> Reach(TypeRefModel type)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Reach(type, found);
        return found;
    }

    private void Reach(TypeRefModel type, HashSet<string> found)
    {
        if (type.Item is { } item)
        {
            Reach(item, found);
        }

        if (!Uses.TypeNames.IsEmitted(type) || !found.Add(type.Name))
        {
            return;
        }

        foreach (TypeRefModel part in Object(type.Name)?.Properties.Select(property => property.Type)
            ?? Union(type.Name)?.Cases.Select(branch => branch.Type)
            ?? [])
        {
            Reach(part, found);
        }
    }
}
