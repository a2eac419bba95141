using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff;

/// <summary>One version of an endpoint: the client that is made of a document, and the document.</summary>
/// <param name="Model">The client.</param>
/// <param name="File">The document.</param>
internal sealed record EndpointVersion(EndpointModel Model, SpecFile File);
