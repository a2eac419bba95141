namespace Flux2Gen.Specs.Model;

/// <summary>A property of an emitted record. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record PropertyModel
{
    /// <summary>The C# name.</summary>
    public required string Name { get; init; }

    /// <summary>The name of a local variable or parameter that holds it, with an @ where C# wants one.</summary>
    public required string LocalName { get; init; }

    /// <summary>The name in the JSON.</summary>
    public required string WireName { get; init; }

    public required TypeRefModel Type { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>Whether the document allows <c>null</c>; matters for required properties only, as optional ones may always be left out.</summary>
    public required bool AllowsNull { get; init; }

    /// <summary>The value that the property has unless it is set otherwise, as a C# expression, or bare for a text; null when a caller has a choice.</summary>
    public required string? Constant { get; init; }

    /// <summary>Whether a caller has to give it.</summary>
    public bool MustBeGiven => IsRequired && Constant is null;

    /// <summary>Whether it is a property of the class that the record derives from.</summary>
    public bool IsInherited { get; init; }

    /// <summary>What the server takes when the property is not sent, as JSON; null when the document does not tell.</summary>
    public string? Default { get; init; }

    public required bool IsDeprecated { get; init; }

    public required DocModel Docs { get; init; }

    public required ConstraintModel Constraints { get; init; }
}
