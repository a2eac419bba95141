using System.Collections.Immutable;
using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Specs.Naming;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator.Input;

/// <summary>
/// An endpoint whose types or property have the name that the project has chosen for the list of endpoints. The list gives
/// way, because the names of an endpoint depend on its document alone. An incremental value.
/// </summary>
/// <param name="Id">fal's id of the endpoint.</param>
/// <param name="Name">The name.</param>
internal sealed record ApiNameConflict(string Id, string Name)
{
    /// <summary>The endpoints that have the name. Nearly always none, and then nothing depends on them.</summary>
    public static IncrementalValueProvider<ImmutableArray<ApiNameConflict>> FindIn(IncrementalValuesProvider<ParsedFile> documents, IncrementalValueProvider<GeneratorSettings> settings) =>
        documents
            .Select(static (file, _) => file.Identity)
            .Combine(settings)
            .Select(static (pair, _) => Find(pair.Left, pair.Right.ApiName))
            .Where(static taken => taken is not null)
            .Select(static (taken, _) => taken!)
            .Collect();

    /// <summary>The settings, with a name that no endpoint has.</summary>
    public static GeneratorSettings Resolve(GeneratorSettings settings, ImmutableArray<ApiNameConflict> taken) =>
        taken.Length == 0 ? settings : settings with { ApiName = ApiName.ClassName };

    public DiagnosticInfo ToDiagnostic(string project) =>
        DiagnosticInfo.AtStart(Descriptors.ApiNameTaken, project, Name, Id, ApiName.ClassName);

    private static ApiNameConflict? Find(EndpointIdentity identity, string apiName) =>
        identity.Id.Length > 0 && (identity.TypeNames.Contains(apiName) || identity.TypeNames.Contains(EndpointIdentity.PropertyOf(apiName)))
            ? new ApiNameConflict(identity.Id, apiName)
            : null;
}
