namespace Flux2Gen.Specs.Model;

/// <summary>The kinds of types that emitted members have.</summary>
internal enum TypeKind
{
    String,
    Boolean,
    Int32,
    Int64,
    Double,

    /// <summary>Free-form JSON.</summary>
    Json,

    List,
    Map,

    /// <summary>An emitted record.</summary>
    Object,

    /// <summary>An emitted open enum.</summary>
    Enum,

    /// <summary>An emitted union.</summary>
    Union,

    /// <summary>A class of the runtime library for one of fal's own types.</summary>
    WellKnown,

    /// <summary>A file that is given to a model.</summary>
    FileInput,
}
