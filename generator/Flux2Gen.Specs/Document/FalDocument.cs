namespace Flux2Gen.Specs.Document;

/// <summary>A fal document, read: what the type parser needs of it, without the OpenAPI reader's own types.</summary>
internal sealed class FalDocument
{
    /// <summary>fal's id of the endpoint, or null when the document does not tell it.</summary>
    public required string? EndpointId { get; init; }

    public required string? About { get; init; }

    public required string? Category { get; init; }

    public required string? DocumentationUrl { get; init; }

    /// <summary>The component schemas by name, in the order of the document.</summary>
    public required IReadOnlyDictionary<string, Schema> Schemas { get; init; }

    /// <summary>The operations in the order of the document.</summary>
    public required IReadOnlyList<Operation> Operations { get; init; }
}
