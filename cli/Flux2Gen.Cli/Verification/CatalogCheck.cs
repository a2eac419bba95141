using System.Diagnostics;
using System.Reflection;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification.RoundTrips;
using Flux2Gen.Cli.Verification.Samples;

namespace Flux2Gen.Cli.Verification;

/// <summary>Takes documents all the way: to C#, to an assembly, and through it with sample JSON.</summary>
/// <param name="emitter">Makes the C#.</param>
/// <param name="compiler">Makes the assembly.</param>
internal sealed class CatalogCheck(ISpecEmitter emitter, CatalogCompiler compiler)
{
    private const string ApiHintName = "FalApi.g.cs";

    private readonly List<SpecDiagnostic> _diagnostics = [];
    private readonly List<string> _projectFailures = [];
    private readonly List<EmittedSize> _sizes = [];

    /// <summary>Gets the folder that emitted sources are written to, or <see langword="null"/>.</summary>
    public string? KeepFolder { get; init; }

    /// <summary>Gets how large the source of each endpoint is, once the documents were checked.</summary>
    public IReadOnlyList<EmittedSize> Sizes => _sizes;

    /// <summary>Checks documents.</summary>
    /// <param name="files">The documents.</param>
    /// <returns>What was found.</returns>
    public CatalogReport Run(IReadOnlyList<SpecFile> files)
    {
        long start = Stopwatch.GetTimestamp();
        SpecResult[] specs = [.. files.AsParallel().AsOrdered().Select(file => new SpecResult(file))];
        IReadOnlyList<IReadOnlyList<SpecResult>> projects = ProjectPlan.Of(specs);
        for (int index = 0; index < projects.Count; index++)
        {
            CheckProject(projects[index], index == 0 ? "" : $"version-{index + 1}");
        }

        return new CatalogReport(specs, _diagnostics, _projectFailures, Stopwatch.GetElapsedTime(start));
    }

    private void CheckProject(IReadOnlyList<SpecResult> specs, string folder)
    {
        EmittedProject emitted = Emit(specs);
        _diagnostics.AddRange(emitted.Diagnostics);
        _sizes.AddRange(emitted.Sources.Where(source => source.HintName != ApiHintName).Select(EmittedSize.Of));
        if (KeepFolder is not null)
        {
            SourceFolder.Write(Path.Combine(KeepFolder, folder), emitted.Sources);
        }

        MarkEmitted(specs, emitted);
        if (Compile(specs, emitted) is { } assembly)
        {
            RoundTrip(specs, EndpointTypes.Find(assembly));
        }
    }

    private EmittedProject Emit(IEnumerable<SpecResult> specs) => emitter.Emit([.. specs.Select(spec => spec.File)]);

    private static void MarkEmitted(IReadOnlyList<SpecResult> specs, EmittedProject emitted)
    {
        var sources = emitted.Sources.Select(source => source.HintName).ToHashSet(StringComparer.Ordinal);
        var faulty = emitted.Diagnostics.Where(diagnostic => diagnostic.IsError)
            .Select(diagnostic => diagnostic.Path)
            .ToHashSet(StringComparer.Ordinal);
        foreach (SpecResult spec in specs)
        {
            bool hasSource = spec.Document is { } document && sources.Contains(EmittedSource.HintNameOf(document.EndpointId));
            bool isFaulty = faulty.Contains(spec.File.Path);
            spec.IsEmitted = hasSource && !isFaulty;
            if (!hasSource && !isFaulty)
            {
                spec.Fail(spec.Document is { } unemitted
                    ? $"emit: no source for endpoint '{unemitted.EndpointId}' and no word why"
                    : "emit: not a fal document, and no word about it");
            }
        }
    }

    // Emitted again without the documents whose code has errors, so that these count alone, and the errors that they
    // cause elsewhere - in the list of all endpoints, say - do not.
    private Assembly? Compile(IReadOnlyList<SpecResult> specs, EmittedProject emitted)
    {
        List<SpecResult> rest = [.. specs];
        while (true)
        {
            CompileOutcome outcome = compiler.Compile(emitted.Sources);
            if (outcome.Image is not null)
            {
                rest.ForEach(spec => spec.IsCompiled = spec.IsEmitted);
                return CatalogAssembly.Load(outcome.Image);
            }

            ILookup<string, CompileError> errors = outcome.Errors.ToLookup(error => error.HintName, StringComparer.Ordinal);
            SpecResult[] failed = [.. rest.Where(spec => spec.Document is { } document
                && errors.Contains(EmittedSource.HintNameOf(document.EndpointId)))];
            if (failed.Length == 0)
            {
                // Nobody's source in particular: then nobody's project compiles.
                _projectFailures.AddRange(outcome.Errors.Select(error => $"compile: {error}"));
                return null;
            }

            foreach (SpecResult spec in failed)
            {
                foreach (CompileError error in errors[EmittedSource.HintNameOf(spec.Document!.EndpointId)])
                {
                    spec.Fail($"compile: {error}");
                }
            }

            rest.RemoveAll(failed.Contains);
            emitted = Emit(rest);
        }
    }

    private static void RoundTrip(IReadOnlyList<SpecResult> specs, IReadOnlyDictionary<string, EndpointTypes> endpoints) =>
        Parallel.ForEach(specs.Where(spec => spec.IsCompiled), spec =>
        {
            SpecDocument document = spec.Document!;
            if (!endpoints.TryGetValue(document.EndpointId, out EndpointTypes? types))
            {
                spec.Fail($"round trip: there is no endpoint class for '{document.EndpointId}'");
                return;
            }

            spec.IsRoundTripped = true;
            foreach (string failure in RoundTripCheck.Run(types, EndpointSamples.Of(document)))
            {
                spec.IsRoundTripped = false;
                spec.Fail($"round trip: {failure}");
            }
        });
}
