using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.OpenApi;
using Flux2Gen.Specs.Problems;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Parses a document: text in, model and problems out.</summary>
internal static class SpecParser
{
    private const string IdPointer = "#/info/x-fal-metadata/endpointId";

    /// <summary>Parses a document.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="options">What the project wants of the types.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static ParsedSpec Parse(string text, ParserOptions options, CancellationToken cancellationToken)
    {
        if (SourceDocument.TryParse(text, cancellationToken, out string error, out TextRange place) is not { } source)
        {
            return Refused(YamlText.IsLikely(text)
                ? new SpecProblem(SpecProblemKind.Yaml, place, [])
                : new SpecProblem(SpecProblemKind.InvalidJson, place, [error]));
        }

        ProblemList structure = StructureCheck.Run(source, out DocumentFeatures features, cancellationToken);
        if (!structure.IsEmpty)
        {
            return Refused([.. structure.ToEquatableArray()]);
        }

        var problems = new ProblemList(source);

        if (OpenApiReader.TryRead(source, features, cancellationToken, out IReadOnlyList<(string Pointer, string Message)> errors) is not { } document)
        {
            foreach ((string pointer, string message) in errors)
            {
                problems.Add(SpecProblemKind.InvalidOpenApi, pointer, message.TrimEnd('.'));
            }

            return Refused([.. problems.ToEquatableArray()]);
        }

        cancellationToken.ThrowIfCancellationRequested();
        foreach ((string pointer, string message) in errors)
        {
            problems.Add(SpecProblemKind.PassedOver, pointer, message.TrimEnd('.'));
        }

        EndpointModel? endpoint = Endpoint(document, options, problems, cancellationToken);
        if (endpoint is null)
        {
            // Warnings about parts are noise where no part is used.
            return Refused([.. problems.ToEquatableArray().Where(static problem => problem.Kind != SpecProblemKind.PassedOver)]);
        }

        return new ParsedSpec
        {
            Endpoint = endpoint,
            IdPlace = source.RangeOf(document.EndpointId is null ? "#/paths" : IdPointer),
            Problems = problems.ToEquatableArray(),
        };
    }

    /// <summary>The id of a document's endpoint, found without parsing the rest; null when the document does not tell.</summary>
    public static string? FindEndpointId(string text, CancellationToken cancellationToken)
    {
        if (SourceDocument.TryParse(text, cancellationToken, out _, out _) is not { Root: { } root })
        {
            return null;
        }

        SourceNode? metadata = root.Find("info")?.Value.Find("x-fal-metadata")?.Value;
        return metadata?.Find("endpointId")?.Value.Text
            ?? root.Find("paths")?.Value.Members.Find(static path => path.Value.Find("post") is not null)?.Name.Trim('/');
    }

    private static EndpointModel? Endpoint(FalDocument document, ParserOptions options, ProblemList problems, CancellationToken cancellationToken)
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
            problems.Add(SpecProblemKind.InvalidEndpointId, document.EndpointId is null ? submit!.Pointer : IdPointer, id);
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

        if (submit is not null && submit.Path.Trim('/') != id)
        {
            problems.Add(SpecProblemKind.EndpointMismatch, submit.Path.Length > 0 ? JsonPointer.Append("#/paths", submit.Path) : "#/paths", id, "its POST operation", submit.Path.Trim('/'));
        }

        Report(submit?.Request, submit, id, "input", problems);
        Report(result?.Response, result, id, "output", problems);
        var types = new TypeParser(document, id, options, problems, cancellationToken);
        return types.ParseEndpoint(submit?.Request, result?.Response, (submit ?? result)!.IsDeprecated);
    }

    private static void Report(Schema? body, Operation? operation, string id, string role, ProblemList problems)
    {
        if (body is null)
        {
            problems.Add(SpecProblemKind.MissingBody, operation?.Pointer ?? "#/paths", id, role);
        }
    }

    private static ParsedSpec Refused(params SpecProblem[] problems) =>
        new() { Endpoint = null, IdPlace = default, Problems = problems.ToEquatableArray() };
}
