using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Collects what is wrong with a document, with its place in the text.</summary>
internal sealed class ProblemList(SourceDocument source)
{
    private readonly List<SpecProblem> _problems = [];

    public void Add(SpecProblemKind kind, string pointer, params string[] arguments)
    {
        var problem = new SpecProblem(kind, source.RangeOf(pointer), arguments.ToEquatableArray());

        // A schema that is used twice is wrong once.
        if (!_problems.Contains(problem))
        {
            _problems.Add(problem);
        }
    }

    public EquatableArray<SpecProblem> ToEquatableArray() => _problems.ToEquatableArray();
}
