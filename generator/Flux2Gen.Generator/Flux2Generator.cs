using Flux2Gen.Generator.Emission;
using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator;

/// <summary>Emits a typed client for each fal document of a project: document, model, code.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class Flux2Generator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<GeneratorSettings> settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => GeneratorSettings.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Settings);

        IncrementalValuesProvider<SpecFile> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellationToken) => SpecFile.TryRead(pair.Left, pair.Right, cancellationToken))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.ReadSpec);

        IncrementalValuesProvider<ParsedFile> parsed = files
            .Select(static (file, cancellationToken) => ParsedFile.Parse(file, keepOwner: false, cancellationToken))
            .WithTrackingName(TrackingNames.ParseSpec);

        IncrementalValueProvider<EndpointCollisions> collisions = parsed
            .Select(static (file, _) => file.Identity)
            .Collect()
            .Select(static (identities, _) => EndpointCollisions.Find(identities))
            .WithTrackingName(TrackingNames.Collisions);

        // Nearly always nothing collides, and this passes the parsed files through.
        IncrementalValuesProvider<ParsedFile> resolved = parsed.Combine(files.Collect().Combine(collisions))
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

        context.RegisterSourceOutput(models.Combine(settings), static (output, pair) => EndpointFileEmitter.Emit(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(api.Combine(settings), static (output, pair) => ApiEmitter.Emit(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(
            resolved.SelectMany(static (file, _) => file.Diagnostics).WithTrackingName(TrackingNames.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }
}
