using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Specs;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Generator.Input;

/// <summary>A document, parsed. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record ParsedFile
{
    public required string Path { get; init; }

    /// <summary>The endpoint; null when no code can be emitted for the document.</summary>
    public required EndpointModel? Endpoint { get; init; }

    public required EquatableArray<DiagnosticInfo> Diagnostics { get; init; }

    public EndpointIdentity Identity => EndpointIdentity.Of(Path, Endpoint);

    public static ParsedFile Parse(SpecFile file, bool keepOwner, CancellationToken cancellationToken)
    {
        if (file.Text is not { } text)
        {
            return Refused(file, DiagnosticInfo.AtStart(Descriptors.UnreadableFile, file.Path, System.IO.Path.GetFileName(file.Path)));
        }

        try
        {
            ParsedSpec spec = SpecParser.Parse(text.ToString(), keepOwner, cancellationToken);
            return new ParsedFile
            {
                Path = file.Path,
                Endpoint = spec.Endpoint,
                Diagnostics = spec.Problems.Select(problem => DiagnosticInfo.Of(problem, file.Path, text)).ToEquatableArray(),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A document that brings the parser down must not take the other documents' clients with it.
            return Refused(file, DiagnosticInfo.AtStart(Descriptors.InternalError, file.Path, $"{exception.GetType().Name}: {exception.Message}"));
        }
    }

    private static ParsedFile Refused(SpecFile file, DiagnosticInfo diagnostic) =>
        new() { Path = file.Path, Endpoint = null, Diagnostics = [diagnostic] };
}
