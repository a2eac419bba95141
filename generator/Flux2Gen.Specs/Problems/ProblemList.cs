using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Problems;

/// <summary>Collects what is wrong with a document, with its place in the text: of each kind the first hundred, and how many more there are.</summary>
internal sealed class ProblemList(SourceDocument source)
{
    private const int MaxOfKind = 100;

    private readonly List<SpecProblem> _problems = [];
    private readonly HashSet<SpecProblem> _known = [];
    private readonly HashSet<(SpecProblemKind Kind, string Pointer, EquatableArray<string> Arguments)> _pointers = [];

    /// <summary>The problems of each kind: how many, and where the last one is that is told.</summary>
    private readonly Dictionary<SpecProblemKind, (int Count, int Last)> _kinds = [];

    public bool IsEmpty => _problems.Count == 0;

    public void Add(SpecProblemKind kind, string pointer, params string[] arguments)
    {
        // A schema that is used twice is wrong once.
        if (_pointers.Add((kind, pointer, arguments.ToEquatableArray())))
        {
            Add(kind, () => source.RangeOf(pointer), arguments);
        }
    }

    public void Add(SpecProblemKind kind, SourceNode node, params string[] arguments) => Add(kind, () => source.RangeOf(node), arguments);

    public void Add(SpecProblemKind kind, SourceMember member, params string[] arguments) => Add(kind, () => source.RangeOf(member), arguments);

    public EquatableArray<SpecProblem> ToEquatableArray()
    {
        foreach ((int count, int last) in _kinds.Values.Where(static kind => kind.Count > MaxOfKind))
        {
            _problems[last] = _problems[last] with { More = count - MaxOfKind };
        }

        return _problems.ToEquatableArray();
    }

    /// <summary>Adds a problem. To find its place takes time, so that it is not looked for when nobody is told.</summary>
    private void Add(SpecProblemKind kind, Func<TextRange> range, string[] arguments)
    {
        (int count, int last) = _kinds.TryGetValue(kind, out (int, int) known) ? known : default;
        if (count >= MaxOfKind)
        {
            _kinds[kind] = (count + 1, last);
            return;
        }

        var problem = new SpecProblem(kind, range(), arguments.ToEquatableArray());
        if (_known.Add(problem))
        {
            _kinds[kind] = (count + 1, _problems.Count);
            _problems.Add(problem);
        }
    }
}
