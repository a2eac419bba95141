namespace Flux2Gen.Specs.Problems;

/// <summary>What can be wrong with a document. Each kind has a diagnostic of its own.</summary>
internal enum SpecProblemKind
{
    /// <summary>The text is not JSON. Arguments: what the reader said.</summary>
    InvalidJson,

    /// <summary>The text is YAML. No arguments.</summary>
    Yaml,

    /// <summary>The JSON is not a fal document. Arguments: what is missing.</summary>
    NotAFalDocument,

    /// <summary>A value of the wrong kind. Arguments: member, expected, found.</summary>
    WrongKind,

    /// <summary>An object has a member twice. Arguments: member.</summary>
    DuplicateMember,

    /// <summary>The OpenAPI reader refuses the document. Arguments: what it said.</summary>
    InvalidOpenApi,

    /// <summary>The OpenAPI reader passes over a part of the document. Arguments: what it said.</summary>
    PassedOver,

    /// <summary>The endpoint id is not one. Arguments: the id.</summary>
    InvalidEndpointId,

    /// <summary>A document that names two endpoints. Arguments: the id that counts, what says otherwise, what it says.</summary>
    EndpointMismatch,

    /// <summary>The input or output is not described; free-form JSON stands in. Arguments: endpoint id, which of the two.</summary>
    MissingBody,

    /// <summary>A reference to a schema that is not there. Arguments: the reference, the type that stands in.</summary>
    MissingReference,

    /// <summary>A schema that no type can be made of; free-form JSON stands in. Arguments: why.</summary>
    UnsupportedSchema,

    /// <summary>A default that its own schema does not allow. Arguments: property, the default.</summary>
    ContradictoryDefault,

    /// <summary>Rules that no value can keep; they are passed over. Arguments: property, the rules.</summary>
    ContradictoryRules,

    /// <summary>A required property that is not there. Arguments: property.</summary>
    MissingProperty,

    /// <summary>A keyword about values of another type than the schema's; it is passed over. Arguments: keyword, type.</summary>
    MeaninglessKeyword,

    /// <summary>Two things would have the same C# name; one got another. Arguments: name on the wire, C# name, what it collides with.</summary>
    NameCollision,

    /// <summary>A name that reads like another, with letters of another script. Arguments: name on the wire, what it reads like, the letters.</summary>
    LookalikeName,
}
