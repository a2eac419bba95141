using System.Diagnostics;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification.Mutations;
using Flux2Gen.Cli.Verification.RoundTrips;
using Flux2Gen.Cli.Verification.Samples;

namespace Flux2Gen.Cli.Verification.Mutants;

/// <summary>Alters documents, and takes each altered document as far as it goes: to code that works, or to a diagnostic.</summary>
/// <param name="emitter">Makes the C#, in <see cref="MutantCode.EmittedNamespace"/>.</param>
/// <param name="compiler">Makes assemblies.</param>
/// <param name="failed">Is told of each mutant that failed, as it fails.</param>
internal sealed class MutationCheck(ISpecEmitter emitter, MutantCompiler compiler, Action<Mutant> failed)
{
    // More is slower: what was compiled goes only when all of it is done with.
    private const int MutantsAtOnce = 400;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private int _codes;

    /// <summary>Checks mutants.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="mutations">The mutations of a document, by its place among the documents.</param>
    /// <returns>What was found.</returns>
    public MutationReport Run(IReadOnlyList<SpecFile> documents, Func<int, IReadOnlyList<Mutation>> mutations)
    {
        long start = Stopwatch.GetTimestamp();
        var report = new MutationReport { Documents = documents.Count };
        foreach ((SpecFile Document, Mutation Mutation)[] some in documents
            .SelectMany((document, index) => mutations(index).Select(mutation => (document, mutation)))
            .Chunk(MutantsAtOnce))
        {
            Mutant[] mutants = [.. some.AsParallel().AsOrdered().Select(item => new Mutant(item.Document, item.Mutation))];
            Check(mutants);
            report.Add(mutants);
        }

        report.Elapsed = Stopwatch.GetElapsedTime(start);
        return report;
    }

    private void Check(Mutant[] mutants)
    {
        (Mutant Mutant, EmittedProject? Emitted)[] emitted = [.. mutants.AsParallel().AsOrdered().Select(mutant => (mutant, Emit(mutant)))];
        var codes = new Dictionary<string, MutantCode>(StringComparer.Ordinal);
        foreach ((Mutant mutant, EmittedProject? project) in emitted)
        {
            if (project is not null)
            {
                string key = MutantCode.Key(project.Sources);
                mutant.Code = codes.TryGetValue(key, out MutantCode? code) ? code : codes[key] = new MutantCode(_codes++, project.Sources);
            }
        }

        compiler.Compile([.. codes.Values]);
        Parallel.ForEach(mutants, RoundTrip);
        foreach (Mutant mutant in mutants.Where(mutant => mutant.IsFailed))
        {
            failed(mutant);
        }

        // The types are what keeps the assembly.
        foreach (MutantCode code in codes.Values)
        {
            code.Types = null;
        }
    }

    private EmittedProject? Emit(Mutant mutant)
    {
        EmittedProject emitted;
        try
        {
            emitted = Bounded.Run(Limit, () => emitter.Emit([mutant.File]));
        }
        catch (Exception exception)
        {
            mutant.Fail($"emit: {exception.GetType().Name}: {exception.Message}");
            return null;
        }

        foreach (string broken in MutantRules.Broken(mutant.File, emitted))
        {
            mutant.Fail(broken);
        }

        mutant.IsRefused = !MutantRules.HasClient(emitted);
        if (!mutant.IsRefused && emitted.Diagnostics.Count == 0 && LostMembers.Find(mutant.File.Text, emitted) is { Count: > 0 } lost)
        {
            mutant.Fail($"emit: not a word about {string.Join(", ", lost.Order(StringComparer.Ordinal).Take(5))}");
        }

        return mutant.IsRefused ? null : emitted;
    }

    private static void RoundTrip(Mutant mutant)
    {
        if (mutant.Code is not { } code)
        {
            return;
        }

        foreach (string error in code.Errors)
        {
            mutant.Fail(error);
        }

        if (code.Errors.Count > 0)
        {
            return;
        }

        if (SpecDocument.TryParse(mutant.File.Text) is not { } document || code.Types is not { } types)
        {
            mutant.Fail("round trip: there is a client, but no document or no endpoint class");
            return;
        }

        try
        {
            foreach (string failure in Bounded.Run(Limit, () => RoundTripCheck.Run(types, EndpointSamples.Of(document)).Take(3).ToList()))
            {
                mutant.Fail($"round trip: {failure}");
            }
        }
        catch (Exception exception)
        {
            mutant.Fail($"round trip: {exception}");
        }
    }
}
