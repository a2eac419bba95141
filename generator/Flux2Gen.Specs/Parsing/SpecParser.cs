using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Parses a document: text in, model and problems out.</summary>
internal static class SpecParser
{
    /// <summary>Parses a document.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="keepOwner">Whether the C# names keep the owner of the endpoint, because another endpoint has the short name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static ParsedSpec Parse(string text, bool keepOwner, CancellationToken cancellationToken)
    {
        if (SourceDocument.TryParse(text, out string error, out TextRange place) is not { } source)
        {
            return Refused(new SpecProblem(SpecProblemKind.InvalidJson, place, [error]));
        }

        List<SpecProblem> structure = StructureCheck.Run(source, cancellationToken);
        if (structure.Count > 0)
        {
            return Refused([.. structure]);
        }

        if (OpenApiReader.TryRead(source.Utf8, out IReadOnlyList<(string Pointer, string Message)> errors) is not { } document)
        {
            return Refused([.. errors.Select(item => new SpecProblem(SpecProblemKind.InvalidOpenApi, source.RangeOf(item.Pointer), [item.Message.TrimEnd('.')]))]);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var problems = new ProblemList(source);
        foreach ((string pointer, string message) in errors)
        {
            problems.Add(SpecProblemKind.PassedOver, pointer, message.TrimEnd('.'));
        }

        EndpointModel? endpoint = Endpoint(document, keepOwner, problems, cancellationToken);
        return new ParsedSpec { Endpoint = endpoint, Problems = problems.ToEquatableArray() };
    }

    private static EndpointModel? Endpoint(FalDocument document, bool keepOwner, ProblemList problems, CancellationToken cancellationToken)
    {
        Operation? submit = document.Operations.FirstOrDefault(
            operation => operation.Method == "POST" && (document.EndpointId is null || operation.Path == $"/{document.EndpointId}"))
            ?? document.Operations.FirstOrDefault(static operation => operation.Method == "POST");
        string? id = document.EndpointId ?? submit?.Path.Trim('/');
        if (id is null)
        {
            problems.Add(SpecProblemKind.NotAFalDocument, "#/paths", "it has neither info.x-fal-metadata.endpointId nor a POST operation");
            return null;
        }

        if (!EndpointName.IsEndpointId(id))
        {
            problems.Add(SpecProblemKind.InvalidEndpointId, document.EndpointId is null ? submit!.Pointer : "#/info/x-fal-metadata/endpointId", id);
            return null;
        }

        // fal's documents name the request by the full endpoint id, though it is served under owner and alias only.
        Operation? result = document.Operations.FirstOrDefault(
            static operation => operation.Method == "GET" && operation.Path.EndsWith("/requests/{request_id}", StringComparison.Ordinal));
        if (submit is null && result is null)
        {
            problems.Add(SpecProblemKind.NotAFalDocument, "#/paths", $"it has no operation of the endpoint '{id}'");
            return null;
        }

        var types = new TypeParser(document, id, EndpointName.Of(id, keepOwner), problems, cancellationToken);
        return types.ParseEndpoint(submit?.Request, result?.Response);
    }

    private static ParsedSpec Refused(params SpecProblem[] problems) => new() { Endpoint = null, Problems = problems.ToEquatableArray() };
}
