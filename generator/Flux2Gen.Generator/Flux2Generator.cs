using System.Collections.Immutable;
using Flux2Gen.Generator.Emission;
using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator;

/// <summary>Emits a typed client for each fal document of a project: file, document, model, code.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class Flux2Generator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ProjectSettings> project = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectSettings.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Settings);
        IncrementalValueProvider<GeneratorSettings> settings = project.Select(static (project, _) => project.Emission);

        IncrementalValuesProvider<SpecFile> read = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellationToken) => SpecFile.TryRead(pair.Left, pair.Right, cancellationToken))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.ReadSpec);
        IncrementalValueProvider<string?> tooOld = LanguageFloor.FindOlder(context.ParseOptionsProvider);
        IncrementalValuesProvider<SplitFile> files = read
            .Combine(tooOld)
            .Where(static pair => pair.Right is null)
            .Select(static (pair, cancellationToken) => SplitFile.Of(pair.Left, cancellationToken))
            .WithTrackingName(TrackingNames.SplitSpec);

        IncrementalValuesProvider<SpecPart> parts = files
            .SelectMany(static (file, _) => file.Parts)
            .Combine(project.Select(static (project, _) => project.Parsing))
            .Select(static (pair, _) => pair.Left.With(pair.Right))
            .WithTrackingName(TrackingNames.Parts);

        IncrementalValuesProvider<ParsedFile> parsed = parts
            .Select(static (part, cancellationToken) => ParsedFile.Parse(part, cancellationToken))
            .WithTrackingName(TrackingNames.ParseSpec);

        IncrementalValueProvider<EndpointCollisions> collisions = parsed
            .Select(static (file, _) => file.Identity)
            .Collect()
            .Select(static (identities, _) => EndpointCollisions.Find(identities))
            .WithTrackingName(TrackingNames.Collisions);

        // Nearly always nothing collides, and this passes the parsed files through.
        IncrementalValuesProvider<ParsedFile> resolved = parsed.Combine(parts.Collect().Combine(collisions))
            .Select(static (pair, cancellationToken) => pair.Right.Right.Resolve(pair.Left, pair.Right.Left, cancellationToken));

        IncrementalValuesProvider<EndpointModel> models = resolved
            .Select(static (file, _) => file.Endpoint)
            .Where(static endpoint => endpoint is not null)
            .Select(static (endpoint, _) => endpoint!)
            .WithTrackingName(TrackingNames.Model);

        IncrementalValueProvider<ApiModel> api = models
            .Select(static (endpoint, _) => ApiEntryModel.Of(endpoint))
            .Collect()
            .Select(static (entries, _) => ApiModel.Of(entries))
            .WithTrackingName(TrackingNames.Api);

        IncrementalValueProvider<ImmutableArray<ApiNameConflict>> taken = ApiNameConflict.FindIn(resolved, settings);
        IncrementalValueProvider<GeneratorSettings> apiSettings = settings.Combine(taken)
            .Select(static (pair, _) => ApiNameConflict.Resolve(pair.Left, pair.Right));

        context.RegisterSourceOutput(models.Combine(settings), static (output, pair) => EndpointFileEmitter.Emit(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(api.Combine(apiSettings), static (output, pair) => ApiEmitter.Emit(output, pair.Left, pair.Right));
        DiagnosticOutput.Register(context, project, files, resolved, taken);
        LanguageFloor.Report(context, read, tooOld);
    }
}
