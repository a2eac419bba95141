using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Verification.Diffs;

/// <summary>
/// Holds a diff against the compiler: code that uses the old client in every way there is, compiled with the new client, must fail where
/// the diff says so and nowhere else.
/// </summary>
internal sealed class DiffVerification
{
    private const string RootNamespace = "Catalog";
    private const string EmittedNamespace = $"{RootNamespace}.Fal";

    private readonly GeneratorEmitter _emitter = new(ReferenceAssemblies.All, RootNamespace);
    private readonly List<string> _disagreements = [];
    private int _agreed;

    /// <summary>Verifies the diff of each pair.</summary>
    /// <param name="pairs">Old and new documents of the same endpoints.</param>
    /// <returns>What was found.</returns>
    public VerificationReport Run(IReadOnlyList<(SpecFile Before, SpecFile After)> pairs)
    {
        EndpointPair[] all = [.. pairs.Select((pair, index) => new EndpointPair(index, pair.Before, pair.After, EmittedNamespace))];

        // In one project, endpoints of one name get longer ones.
        var namesakes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (IGrouping<int, EndpointPair> project in all.GroupBy(pair => namesakes[pair.Name] = namesakes.GetValueOrDefault(pair.Name) + 1))
        {
            Verify([.. project]);
        }

        Change[] changes = [.. all.SelectMany(pair => pair.Diff.Changes)];
        return new VerificationReport(all.Length, changes.Length, changes.Count(change => change.Compile == Impact.Breaking), _agreed, _disagreements);
    }

    private void Verify(EndpointPair[] pairs)
    {
        UsageFile[] files = [.. pairs.Select(pair => pair.File)];
        (Dictionary<(UsageFile, string), UsageComplaint> before, IReadOnlyList<string> oldErrors) = UsageCompiler.Compile(_emitter.Emit([.. pairs.Select(pair => pair.Before)]).Sources, files);
        (Dictionary<(UsageFile, string), UsageComplaint> after, IReadOnlyList<string> newErrors) = UsageCompiler.Compile(_emitter.Emit([.. pairs.Select(pair => pair.After)]).Sources, files);
        _disagreements.AddRange(oldErrors.Select(error => $"old client: {error}"));
        _disagreements.AddRange(newErrors.Select(error => $"new client: {error}"));
        foreach (EndpointPair pair in pairs)
        {
            foreach (Use use in pair.File.Uses)
            {
                before.TryGetValue((pair.File, use.Name), out UsageComplaint then);
                after.TryGetValue((pair.File, use.Name), out UsageComplaint now);
                Verify(pair, use, then, now);
            }

            VerifyBreaks(pair, after);
        }
    }

    private void Verify(EndpointPair pair, Use use, UsageComplaint then, UsageComplaint now)
    {
        Impact predicted = pair.Predictions.GetValueOrDefault(use.Name);
        if (then.Outcome == Impact.Breaking)
        {
            _disagreements.Add($"{pair.Diff.Id}: {use.Name}: does not compile with the old client: {then.Message}");
        }
        else if (predicted == now.Outcome || (then.Outcome == Impact.Risky && predicted != Impact.Breaking && now.Outcome != Impact.Breaking))
        {
            // What the compiler warned of before, it may warn of still.
            _agreed++;
        }
        else
        {
            _disagreements.Add($"{pair.Before.Path} -> {pair.After.Path}: {use.Name}: the diff says {predicted}, the compiler {now.Outcome} {now.Message}");
        }
    }

    /// <summary>A change that is called a compile break must break something.</summary>
    private void VerifyBreaks(EndpointPair pair, Dictionary<(UsageFile, string), UsageComplaint> after)
    {
        foreach (Change change in pair.Diff.Changes.Where(change => change.Compile == Impact.Breaking))
        {
            if (!change.Claims.Any(claim => after.TryGetValue((pair.File, claim.Use), out UsageComplaint complaint) && complaint.Outcome == Impact.Breaking))
            {
                _disagreements.Add($"{pair.Diff.Id}: {change.Where} {change.What}: called a compile break, and everything compiles");
            }
        }
    }
}
