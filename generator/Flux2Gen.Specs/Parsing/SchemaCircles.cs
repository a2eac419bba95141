using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Finds the components that hold themselves, by way of others or not: one pass over all (Tarjan's strongly connected components).</summary>
internal sealed class SchemaCircles
{
    private readonly IReadOnlyDictionary<string, Schema> _components;
    private readonly Dictionary<string, int> _order = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _low = new(StringComparer.Ordinal);
    private readonly Stack<string> _open = new();
    private readonly HashSet<string> _isOpen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    private SchemaCircles(IReadOnlyDictionary<string, Schema> components) => _components = components;

    public static HashSet<string> In(IReadOnlyDictionary<string, Schema> components)
    {
        var circles = new SchemaCircles(components);
        foreach (string name in components.Keys)
        {
            if (!circles._order.ContainsKey(name))
            {
                circles.Visit(name);
            }
        }

        return circles._found;
    }

    // Without recursion: a chain of components may be longer than a stack is deep.
    private void Visit(string root)
    {
        Stack<(string Name, IEnumerator<string> References)> path = new();
        path.Push(Enter(root));
        while (path.Count > 0)
        {
            (string name, IEnumerator<string> references) = path.Peek();
            if (!references.MoveNext())
            {
                path.Pop();
                Leave(name);
                if (path.Count > 0)
                {
                    Lower(path.Peek().Name, _low[name]);
                }
            }
            else if (!_order.TryGetValue(references.Current, out int order))
            {
                path.Push(Enter(references.Current));
            }
            else if (_isOpen.Contains(references.Current))
            {
                Lower(name, order);
            }
        }
    }

    private (string Name, IEnumerator<string> References) Enter(string name)
    {
        string[] references = [.. SchemaReach.ReferencesOf(_components[name]).Where(_components.ContainsKey)];
        if (references.Contains(name))
        {
            _found.Add(name);
        }

        _order.Add(name, _order.Count);
        _low.Add(name, _order[name]);
        _open.Push(name);
        _isOpen.Add(name);
        return (name, ((IEnumerable<string>)references).GetEnumerator());
    }

    private void Lower(string name, int order) => _low[name] = Math.Min(_low[name], order);

    private void Leave(string name)
    {
        if (_low[name] != _order[name])
        {
            return;
        }

        List<string> together = [];
        do
        {
            together.Add(_open.Pop());
            _isOpen.Remove(together[together.Count - 1]);
        }
        while (together[together.Count - 1] != name);

        if (together.Count > 1)
        {
            _found.UnionWith(together);
        }
    }
}
