namespace Flux2Gen.Specs.Model;

/// <summary>What is said about a type or property, as plain text that is not yet escaped for XML. An incremental value.</summary>
internal sealed record DocModel
{
    /// <summary>The paragraphs of the description.</summary>
    public required EquatableArray<string> Summary { get; init; }

    /// <summary>The server's default as JSON, or null.</summary>
    public string? Default { get; init; }

    /// <summary>Further facts, a sentence each: ranges and limits.</summary>
    public EquatableArray<string> Facts { get; init; } = [];

    /// <summary>Examples as JSON.</summary>
    public EquatableArray<string> Examples { get; init; } = [];
}
