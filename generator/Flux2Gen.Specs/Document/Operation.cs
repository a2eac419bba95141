namespace Flux2Gen.Specs.Document;

/// <summary>An operation of a document.</summary>
/// <param name="Path">The path, such as <c>/fal-ai/flux-2-pro</c>.</param>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Pointer">Where it stands in the document.</param>
/// <param name="IsDeprecated">Whether it is deprecated.</param>
/// <param name="Request">The schema of the JSON request body, or null.</param>
/// <param name="Response">The schema of the JSON body of the response when all is well, or null.</param>
internal sealed record Operation(string Path, string Method, string Pointer, bool IsDeprecated, Schema? Request, Schema? Response);
