namespace Flux2Gen.Specs.OpenApi;

/// <summary>What a document has that the OpenAPI reader does not understand as it is written.</summary>
[Flags]
internal enum DocumentFeatures
{
    None = 0,

    /// <summary>Keywords that the reader would forget.</summary>
    ForgottenKeywords = 1,

    /// <summary>References to other places than components.</summary>
    PointerReferences = 2,
}
