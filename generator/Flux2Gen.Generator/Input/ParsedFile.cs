using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;
using Flux2Gen.Specs.Problems;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Input;

/// <summary>A document, parsed. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record ParsedFile
{
    public required SpecKey Key { get; init; }

    /// <summary>The endpoint; null when no code can be emitted for the document.</summary>
    public required EndpointModel? Endpoint { get; init; }

    /// <summary>Whether the project has chosen the endpoint's name.</summary>
    public required bool IsNamed { get; init; }

    /// <summary>Where the document names its endpoint. Places count from the document's beginning.</summary>
    public required TextPlace IdPlace { get; init; }

    public required EquatableArray<DiagnosticInfo> Diagnostics { get; init; }

    public EndpointIdentity Identity => EndpointIdentity.Of(Key, Endpoint, IsNamed);

    public static ParsedFile Parse(SpecPart part, CancellationToken cancellationToken)
    {
        string path = part.Key.Path;
        if (part.Text is not { } text)
        {
            return Refused(part, DiagnosticInfo.AtStart(Descriptors.UnreadableFile, path, Path.GetFileName(path)));
        }

        try
        {
            return Of(part, text, SpecParser.Parse(text.ToString(), part.Options, cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A document that brings the parser down must not take the other documents' clients with it.
            return Refused(part, DiagnosticInfo.AtStart(Descriptors.InternalError, path, $"{exception.GetType().Name}: {exception.Message}"));
        }
    }

    private static ParsedFile Of(SpecPart part, SourceText text, ParsedSpec spec)
    {
        string path = part.Key.Path;
        var idPlace = TextPlace.Of(text, spec.IdPlace);
        IEnumerable<DiagnosticInfo> diagnostics = spec.Problems.Select(problem => DiagnosticInfo.At(
            Descriptors.Of(problem.Kind == SpecProblemKind.InvalidJson && IsYaml(path) ? SpecProblemKind.Yaml : problem.Kind),
            path,
            TextPlace.Of(text, problem.Range),
            [.. problem.Arguments]) with
        { More = problem.More });
        if (spec.Endpoint is { } endpoint && part.EndpointId is { } expected && expected != endpoint.Id)
        {
            diagnostics = diagnostics.Append(DiagnosticInfo.At(Descriptors.EndpointMismatch, path, idPlace, endpoint.Id, "the catalogue", expected));
        }

        return new ParsedFile
        {
            Key = part.Key,
            Endpoint = spec.Endpoint,
            IsNamed = part.Options.Name is not null,
            IdPlace = idPlace,
            Diagnostics = diagnostics.ToEquatableArray(),
        };
    }

    /// <summary>JSON is YAML too, so the name of a file counts only once it cannot be read.</summary>
    private static bool IsYaml(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static ParsedFile Refused(SpecPart part, DiagnosticInfo diagnostic) =>
        new() { Key = part.Key, Endpoint = null, IsNamed = false, IdPlace = default, Diagnostics = [diagnostic] };
}
