using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Finds the types that an endpoint's input and output are made of. A union that came to nothing leaves others behind.</summary>
internal sealed class TypeReach
{
    private readonly Dictionary<string, TypeRefModel[]> _parts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);

    public TypeReach(IEnumerable<ObjectModel> objects, IEnumerable<UnionModel> unions)
    {
        foreach (ObjectModel type in objects)
        {
            _parts[type.Name] = [.. type.Properties.Select(static property => property.Type)];
        }

        foreach (UnionModel type in unions)
        {
            _parts[type.Name] = [.. type.Cases.Select(static item => item.Type)];
        }
    }

    /// <summary>The names of the types that can be reached from some.</summary>
    public HashSet<string> From(params TypeRefModel[] roots)
    {
        Stack<TypeRefModel> open = new(roots);
        while (open.Count > 0)
        {
            TypeRefModel type = open.Pop();
            if (type.Item is { } item)
            {
                open.Push(item);
            }

            foreach (TypeRefModel part in _reached.Add(type.Name) && _parts.TryGetValue(type.Name, out TypeRefModel[]? parts) ? parts : [])
            {
                open.Push(part);
            }
        }

        return _reached;
    }
}
