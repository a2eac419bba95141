namespace Flux2Gen.Cli.Documents;

/// <summary>What sort of values a schema describes.</summary>
internal enum SchemaKind
{
    /// <summary>Any value at all.</summary>
    Any,

    /// <summary><c>null</c> only.</summary>
    Null,

    /// <summary>One fixed value.</summary>
    Const,

    /// <summary>One of a list of values.</summary>
    Enum,

    /// <summary>A string.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>An array whose items are alike.</summary>
    Array,

    /// <summary>An array with a schema for each place.</summary>
    Tuple,

    /// <summary>An object with known members.</summary>
    Object,

    /// <summary>An object whose members have any name and one schema.</summary>
    Map,

    /// <summary>Any object.</summary>
    FreeObject,

    /// <summary>A value of one of several schemas.</summary>
    Union,
}
