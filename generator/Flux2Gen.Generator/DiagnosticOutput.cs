using System.Collections.Immutable;
using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Generator.Input;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator;

/// <summary>Wires up what the generator has to say: of documents, of files, and of the project's settings.</summary>
internal static class DiagnosticOutput
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ProjectSettings> project,
        IncrementalValuesProvider<SplitFile> files,
        IncrementalValuesProvider<ParsedFile> documents,
        IncrementalValueProvider<ImmutableArray<ApiNameConflict>> taken)
    {
        // Places within documents are found without knowing where in a file these stand, and are moved there last.
        IncrementalValueProvider<SpecPlaces> places = files
            .SelectMany(static (file, _) => file.Places)
            .Collect()
            .Select(static (places, _) => SpecPlaces.Of(places));
        IncrementalValuesProvider<DiagnosticInfo> ofDocuments = documents
            .SelectMany(static (file, _) => file.Diagnostics.Select(diagnostic => new SpecDiagnostic(file.Key, diagnostic)))
            .Combine(places)
            .Select(static (pair, _) => pair.Right.Place(pair.Left))
            .WithTrackingName(TrackingNames.Diagnostics);

        IncrementalValuesProvider<DiagnosticInfo> ofPatterns = files
            .SelectMany(static (file, _) => file.Patterns)
            .Collect()
            .SelectMany(static (uses, _) => PatternUse.Unused(uses));

        // Of a project without documents nothing is wanted, and nothing said.
        IncrementalValuesProvider<DiagnosticInfo> ofSettings = project
            .Combine(files.Collect().Select(static (files, _) => files.Length > 0))
            .SelectMany(static (pair, _) => pair.Right ? pair.Left.Diagnostics : []);
        IncrementalValuesProvider<DiagnosticInfo> ofApiName = taken
            .Combine(project)
            .SelectMany(static (pair, _) => pair.Left.OrderBy(static taken => taken.Id, StringComparer.Ordinal).Take(1).Select(taken => taken.ToDiagnostic(pair.Right.Path)));

        foreach (IncrementalValuesProvider<DiagnosticInfo> diagnostics in (IncrementalValuesProvider<DiagnosticInfo>[])
            [ofDocuments, files.SelectMany(static (file, _) => file.Diagnostics), ofPatterns, ofSettings, ofApiName])
        {
            context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
        }
    }
}
