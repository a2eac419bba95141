namespace Flux2Gen.Specs.Parsing;

/// <summary>What the project wants of the types of a document. An incremental value.</summary>
internal sealed record ParserOptions
{
    public static ParserOptions Default { get; } = new();

    /// <summary>Whether fal's files and sizes become the library's classes, or types of the endpoint's own.</summary>
    public bool UseWellKnownTypes { get; init; } = true;

    /// <summary>Whether addresses of media in an input take local files too, or are plain strings.</summary>
    public bool UseFileInputs { get; init; } = true;

    /// <summary>The C# name that the project has chosen for the endpoint; null for the one that its id makes.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the C# names keep the owner of the endpoint, because another endpoint has the short name.</summary>
    public bool KeepOwner { get; init; }

    /// <summary>The C# name of an endpoint.</summary>
    public string NameOf(string endpointId) => Name ?? Naming.EndpointName.Of(endpointId, KeepOwner);
}
